package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActivityFeedTest {
    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");

    @Test
    void paysMessagesRepliesAndReactions() {
        community.apply(
                community.message("m-1", "ada", "2026-03-02T10:00:00Z"),
                community.reply("m-2", "bob", "2026-03-02T10:01:00Z"),
                community.reaction("x-1", "ada", "2026-03-02T10:02:00Z"));

        assertThat(community.balance("ada")).isEqualTo(3);
        assertThat(community.balance("bob")).isEqualTo(3);
    }

    @Test
    void capsEachRuleByTheLocalDay() {
        // 15:59Z is the last minute of 2 March in Shanghai, 16:00Z the first of 3 March.
        community.apply(IntStream.range(0, 14)
                .mapToObj(i -> community.reply("m-" + i, "ada", "2026-03-02T15:%02d:00Z".formatted(46 + i)))
                .toList());
        assertThat(community.balance("ada")).isEqualTo(30);

        community.apply(community.reply("m-20", "ada", "2026-03-02T16:00:00Z"));
        assertThat(community.balance("ada")).isEqualTo(33);
    }

    @Test
    void paysTheSeventhActiveDay() {
        community.apply(IntStream.rangeClosed(1, 8)
                .mapToObj(day -> community.reaction("x-" + day, "ada", "2026-03-%02dT02:00:00Z".formatted(day)))
                .toList());

        assertThat(community.balance("ada")).isEqualTo(18);
        community.get("/leaderboards/2026-03-07").body("items.amount", contains(11));
    }

    @Test
    void countsAnEventOnceHoweverOftenItComes() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");

        community.apply(message, message);
        community.apply(message);

        assertThat(community.balance("ada")).isEqualTo(2);
        assertThat(LedgerAudit.of(community).number("select sum(events)::bigint from digest where community_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void takesBackWhatARetractedEventEarnedWhicheverComesFirst() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);
        community.apply(community.retraction("r-1", message));
        assertThat(community.balance("ada")).isZero();

        var early = community.message("m-2", "bob", "2026-03-02T10:00:00Z");
        community.apply(community.retraction("r-2", early), community.retractedAlready(early));
        var unmarked = community.message("m-3", "bob", "2026-03-02T10:00:00Z");
        community.apply(community.retraction("r-3", unmarked));
        community.apply(unmarked);
        assertThat(community.balance("bob")).isZero();
    }

    @Test
    void letsALateEventTakeThePlaceOfALaterOneUnderTheCap() {
        community.apply(IntStream.range(10, 20)
                .mapToObj(i -> community.message("m-" + i, "ada", "2026-03-02T10:%02d:00Z".formatted(i)))
                .toList());
        assertThat(community.balance("ada")).isEqualTo(20);

        community.apply(community.message("m-1", "ada", "2026-03-02T09:00:00Z"));

        assertThat(community.balance("ada")).isEqualTo(20);
        community
                .get("/members/" + community.member("ada") + "/entries?limit=2")
                .body("items.cause.kind", contains("ADJUSTMENT", "EARN"))
                .body("items.amount", contains(-2, 2));
    }

    @Test
    void remembersWhatIsOwedAndLetsLaterPointsRepayIt() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);
        community.spend("k", "ada", 2).statusCode(201);

        community.apply(community.retraction("r-1", message));
        assertThat(community.balance("ada")).isZero();
        community
                .get("/members/" + community.member("ada") + "/wallets")
                .body("items.find { it.currency == 'points' }.recoverable", equalTo(2));

        community.apply(community.reply("m-2", "ada", "2026-03-02T11:00:00Z"));
        assertThat(community.balance("ada")).isEqualTo(1);
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void tellsOfPointsAndLevels() {
        community.apply(IntStream.range(0, 30)
                .mapToObj(i ->
                        community.message("m-" + i, "ada", "2026-03-%02dT10:%02d:00Z".formatted(2 + i / 10, i % 10)))
                .toList());

        var audit = LedgerAudit.of(community);
        assertThat(audit.number(count("points.posted"))).isEqualTo(30);
        await().untilAsserted(
                        () -> assertThat(audit.number(count("level.changed"))).isEqualTo(1));
        community
                .get("/members/" + community.member("ada") + "/level")
                .body("level", equalTo(2))
                .body("since", equalTo("2026-03-04"))
                .body("next.level", equalTo(3))
                .body("next.missing", equalTo(140));
    }

    private static String count(String type) {
        return "select count(*) from (select community_id, type from outbox union all select community_id, type from feed) n"
                + " where community_id = ? and type = '" + type + "'";
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 17, 2026})
    void endsInTheSameBalancesWhateverTheOrder(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var first = CommunityFixture.in("Asia/Shanghai");
        var second = CommunityFixture.in("Asia/Shanghai");
        inOrder(first, random.nextLong(), events(first, new Random(seed)));
        inOrder(second, random.nextLong(), events(second, new Random(seed)));

        for (var name : List.of("ada", "bob", "cyd")) {
            assertThat(second.balance(name)).isEqualTo(first.balance(name));
            for (var path : List.of("/level", "/wallets")) {
                assertThat(second.get("/members/" + second.member(name) + path)
                                .extract()
                                .asString())
                        .isEqualTo(first.get("/members/" + first.member(name) + path)
                                .extract()
                                .asString());
            }
        }
        assertThat(amounts(second)).isEqualTo(amounts(first));
        LedgerAudit.of(first).requireSound();
        LedgerAudit.of(second).requireSound();
    }

    private static List<Integer> amounts(CommunityFixture community) {
        return community
                .get("/leaderboards/2026-03")
                .body("items", hasSize(3))
                .extract()
                .path("items.amount");
    }

    private static List<FeedItem> events(CommunityFixture community, Random random) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < 250; i++) {
            var name = List.of("ada", "bob", "cyd").get(random.nextInt(3));
            var time = "2026-03-%02dT%02d:%02d:00Z"
                    .formatted(1 + random.nextInt(12), random.nextInt(24), random.nextInt(60));
            var event =
                    switch (random.nextInt(3)) {
                        case 0 -> community.message("e-" + i, name, time);
                        case 1 -> community.reply("e-" + i, name, time);
                        default -> community.reaction("e-" + i, name, time);
                    };
            events.add(event);
            if (random.nextInt(8) == 0) {
                events.add(community.retraction("r-" + i, event));
            }
            if (random.nextInt(8) == 0) {
                events.add(event);
            }
        }
        return events;
    }

    private static void inOrder(CommunityFixture community, long seed, List<FeedItem> events) {
        var random = new Random(seed);
        Collections.shuffle(events, random);
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(60));
            community.apply(events.subList(from, to));
            from = to;
        }
    }
}
