package org.communityops.deploy.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.communityops.deploy.local.FakeService.Request;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoScriptTest {
    private static final List<String> MEMBERS =
            IntStream.range(0, 10).mapToObj(i -> "m" + i).toList();

    private final Community community = new Community(new UUID(0, 7), "demo", ZoneId.of("Asia/Shanghai"));
    private final DemoState state =
            new DemoState(LocalDate.parse("2026-10-25"), Instant.parse("2026-11-20T17:00:00Z"), false);
    private final FakeService service;
    private final ServiceApi incentive;
    private final DemoScript script;

    DemoScriptTest() throws IOException {
        service = new FakeService();
        incentive = new ServiceApi(service.url(), "key", new Patience(Duration.ofSeconds(1)));
        script = script(MEMBERS, "incentive.json");
        service.answers(request -> request.method().equals("GET")
                ? new Reply(200, "{}", "ETag", "\"1\"")
                : new Reply(201, "{\"id\": \"of-" + request.idempotencyKey() + "\"}"));
    }

    private DemoScript script(List<String> members, String resource) {
        return new DemoScript(incentive, community, state, members, resource);
    }

    @AfterEach
    void close() {
        incentive.close();
        service.close();
    }

    private List<Request> posts() {
        return service.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private Request post(String step) {
        return posts().stream()
                .filter(request -> request.idempotencyKey().equals("demo-" + step))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incentive.json", "kpi.json"})
    void leavesNoWordUnreplaced(String resource) throws Exception {
        script(MEMBERS, resource).load();

        assertThat(posts())
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.path() + request.body()).doesNotContain("${"));
    }

    @Test
    void changesWhatIsThereByItsVersion() throws Exception {
        script.load();

        assertThat(service.requests()).anySatisfy(request -> {
            assertThat(request.method()).isEqualTo("PATCH");
            assertThat(request.path()).endsWith("/referral-programme");
            assertThat(request.ifMatch()).isEqualTo("\"1\"");
        });
    }

    @Test
    void namesMembersByPlaceAndWhatItMadeBefore() throws Exception {
        script.load();

        assertThat(post("meetup").body()).contains("member:m0");
        assertThat(post("by-mistake-reversed").path()).endsWith("/transactions/of-demo-by-mistake/reverse");
    }

    @Test
    void countsDaysInTheCommunitysZone() throws Exception {
        script.load();

        // 17:00 UTC on the 20th is 01:00 on the 21st in Shanghai.
        assertThat(post("screening").body()).contains("\"from\":\"2026-10-25\"", "\"to\":\"2026-11-20\"");
        assertThat(post("meetup").body()).contains("2026-11-29T17:00:00Z");
    }

    @Test
    void sendsTheSameOnceMoreUnderTheSameKeys() throws Exception {
        script.load();
        var first = posts();
        script.load();

        assertThat(posts().subList(first.size(), posts().size())).isEqualTo(first);
        assertThat(new HashSet<>(first.stream().map(Request::idempotencyKey).toList()))
                .hasSameSizeAs(first);
    }

    @Test
    void leavesOutWhatRestsOnSomethingThatWasRefused() throws Exception {
        service.answers(request -> request.method().equals("GET")
                ? new Reply(200, "{}", "ETag", "\"1\"")
                : request.idempotencyKey().equals("demo-by-mistake")
                        ? new Reply(409, "{\"title\": \"no\"}")
                        : new Reply(201, "{\"id\": \"x\"}"));

        script.load();

        assertThat(posts()).noneMatch(request -> request.path().contains("/reverse"));
        assertThat(posts()).noneMatch(request -> request.path().endsWith("/appeals"));
        assertThat(posts()).anyMatch(request -> request.path().endsWith("/holds"));
    }

    @Test
    void doesNothingForMembersWhoAreNotThere() throws Exception {
        service.answers(request -> request.method().equals("GET")
                ? new Reply(200, "{}", "ETag", "\"1\"")
                : new Reply(201, "{\"id\": \"x\"}"));

        script(List.of(), "incentive.json").load();

        assertThat(posts()).noneMatch(request -> request.path().endsWith("/holds"));
        assertThat(posts()).anyMatch(request -> request.path().endsWith("/ladders"));
    }
}
