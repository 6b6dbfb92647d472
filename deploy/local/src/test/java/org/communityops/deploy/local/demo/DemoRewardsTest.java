package org.communityops.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.communityops.deploy.local.FakeService.Request;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoRewardsTest {
    private final Community community = new Community(new UUID(0, 7), "demo", ZoneId.of("UTC"));
    private final FakeService service;
    private final ServiceApi incentive;
    private final DemoRewards rewards;

    DemoRewardsTest() throws IOException {
        service = new FakeService();
        incentive = new ServiceApi(service.url(), "key", new Patience(Duration.ofSeconds(1)));
        rewards = new DemoRewards(incentive, community);
    }

    @BeforeEach
    void answerEverything() {
        service.answers(DemoRewardsTest::answer);
    }

    @AfterEach
    void close() {
        incentive.close();
        service.close();
    }

    private static Reply answer(Request request) {
        if (request.path().contains("/leaderboards/")) {
            return new Reply(200, """
                    {"items": [{"memberId": "m0"}, {"memberId": "m1"}, {"memberId": "m2"}, {"memberId": "m3"},
                               {"memberId": "m4"}, {"memberId": "m5"}]}""");
        }
        if (request.method().equals("GET")) {
            var member = request.path().split("/")[5];
            return new Reply(
                    200, "{\"items\": [{\"id\": \"coupon-of-%s\", \"code\": \"CODE-%s\"}]}".formatted(member, member));
        }
        return new Reply(201, "{\"id\": \"" + request.idempotencyKey() + "\"}");
    }

    private List<Request> posts() {
        return service.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    @Test
    void leavesRedemptionsInEveryState() throws Exception {
        rewards.load();

        var last = new HashMap<String, String>();
        for (var post : posts()) {
            var parts = post.path().split("/");
            if (parts[4].equals("redemptions")) {
                last.put(parts.length > 5 ? parts[5] : post.idempotencyKey(), parts.length > 6 ? parts[6] : "reserve");
            }
        }
        assertThat(last)
                .containsAllEntriesOf(Map.of(
                        "demo-redeem-m0-cup", "fulfil",
                        "demo-redeem-m1-cup", "confirm",
                        "demo-redeem-m2-cup", "cancel",
                        "demo-redeem-m2-coupon", "confirm",
                        "demo-redeem-m3-tasting", "reserve",
                        "demo-redeem-m4-tasting", "reject"));
    }

    @Test
    void leavesCouponsInSeveralStates() throws Exception {
        rewards.load();

        assertThat(posts().stream()
                        .map(Request::path)
                        .map(path -> path.substring(community.path().length())))
                .contains("/coupons/use", "/coupons/reserve", "/coupons/coupon-of-m3/revoke");
        assertThat(posts())
                .anyMatch(post -> post.path().endsWith("/use") && post.body().contains("CODE-m0"));
    }

    @Test
    void sendsTheSameOnceMoreUnderTheSameKeys() throws Exception {
        rewards.load();
        var first = posts();
        rewards.load();

        assertThat(posts()).hasSize(2 * first.size());
        assertThat(posts().subList(first.size(), 2 * first.size())).isEqualTo(first);
        assertThat(new HashSet<>(first.stream().map(Request::idempotencyKey).toList()))
                .hasSameSizeAs(first);
        assertThat(first).noneMatch(post -> post.idempotencyKey().isEmpty());
    }

    @Test
    void goesOnWhereReservationsHaveLapsedMeanwhile() throws Exception {
        service.answers(
                request -> request.path().endsWith("/confirm") || request.path().endsWith("/redemptions")
                        ? new Reply(409, "{\"title\": \"no\"}")
                        : answer(request));

        rewards.load();

        assertThat(posts()).anyMatch(post -> post.path().endsWith("/revoke"));
        assertThat(posts()).noneMatch(post -> post.path().endsWith("/fulfil"));
    }

    @Test
    void redeemsNothingWhereNobodyHasPoints() throws Exception {
        service.answers(
                request -> request.method().equals("GET") ? new Reply(200, "{\"items\": []}") : answer(request));

        rewards.load();

        assertThat(posts())
                .allMatch(
                        post -> post.path().endsWith("/rewards") || post.path().endsWith("/coupon-series"));
    }
}
