package org.communityops.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.deploy.local.platform.Service.ACTIVITY;
import static org.communityops.deploy.local.platform.Service.INCENTIVE;
import static org.communityops.deploy.local.platform.Service.KPI;
import static org.communityops.deploy.local.platform.Service.MEMBER;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.communityops.deploy.e2e.running.Caller;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.e2e.running.WithProduct;
import org.communityops.deploy.e2e.stream.Event;
import org.communityops.deploy.e2e.stream.Sending;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The first week of a community in Shanghai, small enough to be calculated by hand. Ann talks every day of the week from
 * Monday, 3 March 2025; Ben replies once at half past midnight on Tuesday; Cai reacts six times on Tuesday, Dee five
 * times on Wednesday.
 */
@ExtendWith(WithProduct.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstDayStory {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Instant MONDAY = Instant.parse("2025-03-03T01:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-03-03T16:30:00Z"); // 00:30 in Shanghai

    private StoryCommunity community;

    @BeforeAll
    void liveTheWeek(Product product) {
        community = StoryCommunity.in(product, ZoneId.of("Asia/Shanghai"));
        single();
        batch();
        stream();
        Sending.awaitProcessed(product, community);
    }

    private void single() {
        var joined = event("ann-joins", "member.joined", "ann", MONDAY, Map.of());
        assertThat(send("application/cloudevents+json", joined.json()).status).isEqualTo(201);
        assertThat(send("application/cloudevents+json", joined.json()).status).isEqualTo(200);
        var message = event("ann-1", "message.posted", "ann", MONDAY, Map.of("isReply", false));
        assertThat(send("application/cloudevents+json", message.json()).status).isEqualTo(201);
    }

    private void batch() {
        var events = new ArrayList<Event>();
        events.add(event("ben-joins", "member.joined", "ben", TUESDAY, Map.of()));
        events.add(event("ben-1", "message.posted", "ben", TUESDAY, Map.of("isReply", true)));
        events.add(event("ben-2", "tea.spilled", "ben", TUESDAY, Map.of()));
        events.add(event("ben-1", "message.posted", "ben", TUESDAY, Map.of("isReply", true)));
        events.add(event("cai-joins", "member.joined", "cai", TUESDAY, Map.of()));
        for (var i = 1; i <= 6; i++) {
            events.add(event("cai-" + i, "reaction.added", "cai", TUESDAY.plusSeconds(i), Map.of("emoji", "tea")));
        }
        var answer = send(BATCH, events.stream().map(Event::json).toList().toString());
        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.get("accepted").asInt()).isEqualTo(9);
        assertThat(answer.body.get("duplicates").asInt()).isEqualTo(1);
        assertThat(answer.body.get("rejected").asInt()).isEqualTo(1);
        assertThat(answer.body.at("/results/0/index").asInt()).isEqualTo(2);
        assertThat(answer.body.at("/results/0/problem/type").asText()).endsWith("unknown-event-type");
    }

    /** Ann: 12 messages on Tuesday, a reply on Wednesday, 5 messages on Thursday, then one a day until Sunday. */
    private void stream() {
        var lines = new ArrayList<String>();
        for (var i = 0; i < 12; i++) {
            lines.add(message("ann-tue-" + i, TUESDAY.plusSeconds(600 + i), false));
        }
        lines.add(message("ann-wed", MONDAY.plus(Duration.ofDays(2)), true));
        for (var i = 0; i < 5; i++) {
            lines.add(message("ann-thu-" + i, MONDAY.plus(Duration.ofDays(3)).plusSeconds(i), false));
        }
        for (var day = 4; day <= 6; day++) {
            lines.add(message("ann-day-" + day, MONDAY.plus(Duration.ofDays(day)), false));
        }
        var wednesday = MONDAY.plus(Duration.ofDays(2));
        lines.add(
                event("dee-joins", "member.joined", "dee", wednesday, Map.of()).json());
        for (var i = 1; i <= 5; i++) {
            lines.add(event("dee-" + i, "reaction.added", "dee", wednesday.plusSeconds(i), Map.of())
                    .json());
        }
        var answer = send("application/x-ndjson", String.join("\n", lines) + "\n");
        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.get("accepted").asInt()).isEqualTo(27);
    }

    @Test
    void membersAppearUnderTheDerivedId() {
        for (var name : List.of("ann", "ben", "cai", "dee")) {
            var id = community.member(Event.PLATFORM, name).toString();
            await().untilAsserted(() -> {
                var identity = community.app().read(MEMBER, community.path("/identities/story/" + name));
                assertThat(identity.get("memberId").asText()).isEqualTo(id);
            });
            var member = community.app().read(MEMBER, community.path("/members/" + id));
            assertThat(member.get("status").asText()).isEqualTo("ACTIVE");
            assertThat(member.at("/identities/0/externalId").asText()).isEqualTo(name);
        }
        var ann = community.app().read(MEMBER, community.path("/members/" + id("ann")));
        assertThat(Instant.parse(ann.get("joinedAt").asText())).isEqualTo(MONDAY);
    }

    /** 2 + 20 (of 24) + 2 + 1 for the reply + 10 + 2 + 2 + 2 + 10 for seven days in a row. */
    @Test
    void annHasFiftyOnePointsAndTheSecondLevelSinceSunday() {
        assertThat(points("ann")).isEqualTo(51);
        assertThat(points("ben")).isEqualTo(3);
        assertThat(points("cai")).isEqualTo(5);

        var level = community.app().read(INCENTIVE, community.path("/members/" + id("ann") + "/level"));
        assertThat(level.get("level").asInt()).isEqualTo(2);
        assertThat(level.get("since").asText()).isEqualTo("2025-03-09");
        assertThat(level.at("/next/level").asInt()).isEqualTo(3);
        assertThat(level.at("/next/missing").asLong()).isEqualTo(149);
    }

    @Test
    void leaderboardSharesARankAmongEquals() {
        var board = community.app().read(INCENTIVE, community.path("/leaderboards/2025-03"));
        var cai = id("cai");
        var dee = id("dee");
        var equals = cai.toString().compareTo(dee.toString()) < 0 ? List.of(cai, dee) : List.of(dee, cai);
        assertThat(stream(board).map(i -> i.get("memberId").asText()))
                .containsExactly(
                        id("ann").toString(),
                        equals.getFirst().toString(),
                        equals.getLast().toString(),
                        id("ben").toString());
        assertThat(stream(board).map(i -> i.get("amount").asInt())).containsExactly(51, 5, 5, 3);
        assertThat(stream(board).map(i -> i.get("rank").asInt())).containsExactly(1, 2, 2, 4);

        var tuesday = community.app().read(INCENTIVE, community.path("/leaderboards/2025-03-04"));
        assertThat(stream(tuesday).map(i -> i.get("amount").asInt())).containsExactly(20, 5, 3);
    }

    @Test
    void statementAddsUpToTheBalance() {
        var entries = community.app().read(INCENTIVE, community.path("/members/" + id("ann") + "/entries?limit=500"));
        assertThat(stream(entries).mapToLong(e -> e.get("amount").asLong()).sum())
                .isEqualTo(51);
        assertThat(entries.at("/items/0/balance").asLong()).isEqualTo(51);
    }

    @Test
    void explanationNamesTheCapThatCutTheLastMessagesOfTuesday() {
        var path = "/events/" + Caller.encoded(Event.SOURCE) + "/ann-tue-11/explanation";
        var rules = community.app().read(INCENTIVE, community.path(path)).get("rules");
        var rule = StreamSupport.stream(rules.spliterator(), false)
                .filter(r -> r.get("key").asText().equals("message-posted"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.get("matched").asBoolean()).isTrue();
        assertThat(rule.get("uncapped").asInt()).isEqualTo(2);
        assertThat(rule.get("amount").asInt()).isZero();
        assertThat(rule.at("/caps/0/used").asInt()).isEqualTo(20);
        assertThat(rule.at("/caps/0/limit").asInt()).isEqualTo(20);
    }

    @Test
    void seriesCountTheLocalDays() {
        assertThat(values("dau", "DAY")).containsExactly(1.0, 3.0, 2.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(values("wau7", "DAY")).containsExactly(1.0, 3.0, 4.0, 4.0, 4.0, 4.0, 4.0);
        assertThat(values("messages", "DAY")).containsExactly(1.0, 13.0, 1.0, 5.0, 1.0, 1.0, 1.0);
        assertThat(values("replies", "DAY")).containsExactly(0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(values("reactions", "DAY")).containsExactly(0.0, 6.0, 5.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(values("members_joined", "DAY")).containsExactly(1.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(values("wau", "WEEK")).containsExactly(4.0);
        assertThat(values("reply_ratio", "WEEK")).containsExactly(0.086957); // 2 of 23
    }

    @Test
    void retentionFollowsTheDaysOfJoining() {
        var cohorts = community.bi().read(KPI, community.path("/retention?cohort=DAY&periods=6"));
        assertThat(stream(cohorts).map(c -> c.get("cohort").asText() + " " + c.get("size") + " " + c.get("active")))
                .containsExactly(
                        "2025-03-03 1 [1,1,1,1,1,1,1]", "2025-03-04 2 [2,0,0,0,0,0]", "2025-03-05 1 [1,0,0,0,0]");
        var nextDay = community.bi().read(KPI, community.path("/metrics/retention_d1?granularity=WEEK"));
        assertThat(nextDay.at("/items/0/numerator").asInt()).isEqualTo(1);
        assertThat(nextDay.at("/items/0/denominator").asInt()).isEqualTo(4);
        assertThat(nextDay.at("/items/0/value").asDouble()).isEqualTo(0.25);
    }

    @Test
    void funnelNarrowsFromJoiningToReplyingToTalking() {
        var request = """
                {"name": "talk", "steps": [
                  {"name": "joined", "eventTypes": ["member.joined"]},
                  {"name": "replied", "eventTypes": ["message.posted"], "where": {"isReply": true}},
                  {"name": "five messages", "eventTypes": ["message.posted"], "atLeast": 5}]}""";
        var id = community
                .app()
                .create(KPI, community.path("/funnels"), request)
                .get("id")
                .asText();

        var steps = community
                .bi()
                .read(KPI, community.path("/funnels/" + id + "/result"))
                .get("steps");

        assertThat(steps.at("/0/members").asInt()).isEqualTo(4);
        assertThat(steps.at("/1/members").asInt()).isEqualTo(2);
        assertThat(steps.at("/1/rateFromPrevious").asDouble()).isEqualTo(0.5);
        assertThat(steps.at("/2/members").asInt()).isEqualTo(1);
        assertThat(steps.at("/2/rateFromPrevious").asDouble()).isEqualTo(0.5);
        assertThat(steps.at("/2/rateFromFirst").asDouble()).isEqualTo(0.25);
    }

    @Test
    void eventIsVisibleInPointsAndKpisWithinTwoSeconds(Product product) {
        var fresh = StoryCommunity.in(product, ZoneId.of("UTC"));
        var ben = fresh.member(Event.PLATFORM, "ben");
        // the first event makes the member; what counts is the second one, when everything is warm
        for (var i = 0; i < 2; i++) {
            var event = event("quick-" + i, "message.posted", "ben", MONDAY.plusSeconds(i), Map.of("isReply", false));
            fresh.bot()
                    .post(ACTIVITY, fresh.path("/events"), "application/cloudevents+json", event.json())
                    .good();
            var wanted = i + 1;
            await().atMost(Duration.ofSeconds(i == 0 ? 20 : 2))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        var wallets = fresh.app().get(INCENTIVE, fresh.path("/members/" + ben + "/wallets"));
                        var messages = fresh.bi().read(KPI, fresh.path("/metrics/messages?granularity=DAY"));
                        return wallets.status() == 200
                                && wallets.json().at("/items/0/balance").asInt() == 2 * wanted
                                && messages.at("/items/0/value").asInt() == wanted;
                    });
        }
    }

    @Test
    void revokedKeyIsRefusedEverywhereWithinFiveSeconds() {
        var communities = List.of(community.id());
        var issued = StoryCommunity.issue(
                community.owner(), Map.of("name", "to be revoked", "kind", "app", "communities", communities));
        var caller = community.owner().withKey(issued.get("key").asText());
        var paths = Map.of(
                MEMBER, "/members",
                ACTIVITY, "/events",
                INCENTIVE, "/leaderboards/all",
                KPI, "/metrics/dau");
        paths.forEach((service, path) -> await().pollInterval(Duration.ofMillis(200))
                .until(() -> caller.get(service, community.path(path)).status() == 200));

        var revoke = "/v1/api-keys/" + issued.get("id").asText() + "/revoke";
        assertThat(community.owner().post(MEMBER, revoke, Map.of()).status()).isBetween(200, 299);

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> paths.forEach((service, path) -> assertThat(
                                caller.get(service, community.path(path)).status())
                        .as(service.title())
                        .isEqualTo(401)));
    }

    private record Reply(int status, JsonNode body) {}

    private Reply send(String type, String body) {
        var answer = community.bot().post(ACTIVITY, community.path("/events"), type, body);
        return new Reply(answer.status(), answer.good());
    }

    private UUID id(String name) {
        return community.member(Event.PLATFORM, name);
    }

    private long points(String name) {
        var wallets = community.app().read(INCENTIVE, community.path("/members/" + id(name) + "/wallets"));
        return stream(wallets)
                .filter(w -> w.get("currency").asText().equals("points"))
                .mapToLong(w -> w.get("balance").asLong())
                .sum();
    }

    private List<Double> values(String metric, String granularity) {
        var query = "?from=2025-03-03&to=2025-03-09&granularity=" + granularity;
        return stream(community.bi().read(KPI, community.path("/metrics/" + metric + query)))
                .map(item -> item.get("value").asDouble())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false);
    }

    private static String message(String id, Instant time, boolean reply) {
        return event(id, "message.posted", "ann", time, Map.of("isReply", reply))
                .json();
    }

    private static Event event(String id, String type, String subject, Instant time, Map<String, Object> data) {
        return new Event(id, type, subject, time, data);
    }
}
