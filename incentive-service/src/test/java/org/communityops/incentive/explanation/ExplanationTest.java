package org.communityops.incentive.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExplanationTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private List<Map<String, Object>> entries() {
        return community
                .get("/members/" + community.member("ada") + "/entries?limit=500")
                .extract()
                .path("items");
    }

    private ValidatableResponse event(String sourceId) {
        return community
                .asOwner()
                .get(
                        "/v1/communities/{c}/events/{source}/{id}/explanation",
                        community.id,
                        CommunityFixture.SOURCE,
                        sourceId)
                .then()
                .statusCode(200);
    }

    @Test
    void namesTheRuleTheCapAndTheEventOfAnEntry() {
        community.apply(IntStream.range(10, 21)
                .mapToObj(i -> community.message("m-" + i, "ada", "2026-03-02T10:%02d:00Z".formatted(i)))
                .toList());
        var last = entries().getFirst();

        community
                .get("/entries/" + last.get("id") + "/explanation")
                .body("event.sourceId", equalTo("m-19"))
                .body("rule.key", equalTo("message-posted"))
                .body("rule.version", equalTo(1))
                .body("rule.uncapped", equalTo(2))
                .body("rule.caps[0].used", equalTo(18))
                .body("rule.caps[0].limit", equalTo(20))
                .body("rule.amount", equalTo(2))
                .body("postings.kind", contains("EARN"));
    }

    @Test
    void saysWhatKeptAnEventFromEarning() {
        community.apply(IntStream.range(10, 21)
                .mapToObj(i -> community.message("m-" + i, "ada", "2026-03-02T10:%02d:00Z".formatted(i)))
                .toList());

        event("m-20")
                .body("rules", hasSize(4))
                .body("rules.find { it.key == 'message-posted' }.matched", equalTo(true))
                .body("rules.find { it.key == 'message-posted' }.amount", equalTo(0))
                .body("rules.find { it.key == 'message-posted' }.failedAt", equalTo("CAP"))
                .body("rules.find { it.key == 'reply-posted' }.failedAt", equalTo("CONDITION"))
                .body("rules.find { it.key == 'reply-posted' }.failure", equalTo("The condition does not hold"))
                .body("rules.find { it.key == 'reaction-added' }.failure", containsString("reaction.added"))
                .body("rules.find { it.key == 'seven-day-streak' }.streak.days", equalTo(1));
    }

    @Test
    void addsUpToEveryEntryAfterAdjustmentsToo() {
        var messages = IntStream.range(10, 22)
                .mapToObj(i -> community.reply("m-" + i, "ada", "2026-03-02T10:%02d:00Z".formatted(i)))
                .toList();
        community.apply(messages);
        community.apply(community.message("m-1", "ada", "2026-03-02T09:00:00Z"));
        community.apply(community.retraction("r-1", messages.getFirst()));
        community.apply(IntStream.rangeClosed(3, 8)
                .mapToObj(day -> community.reaction("x-" + day, "ada", "2026-03-%02dT02:00:00Z".formatted(day)))
                .toList());

        assertThat(entries()).hasSizeGreaterThan(20).allSatisfy(entry -> {
            var explained = community
                    .get("/entries/" + entry.get("id") + "/explanation")
                    .extract();
            var postings = explained.jsonPath().getList("postings", Map.class);
            var worth = explained.jsonPath().getLong("rule.amount");
            assertThat(postings.stream()
                            .mapToInt(p -> (Integer) p.get("amount"))
                            .sum())
                    .isEqualTo(worth);
            assertThat(postings)
                    .filteredOn(p -> Objects.equals(entry.get("transactionId"), p.get("transactionId")))
                    .singleElement()
                    .satisfies(p -> assertThat(p.get("amount")).isEqualTo(entry.get("amount")));
        });
    }

    @Test
    void explainsAStreakByItsRun() {
        community.apply(IntStream.rangeClosed(2, 8)
                .mapToObj(day -> community.reaction("x-" + day, "ada", "2026-03-%02dT02:00:00Z".formatted(day)))
                .toList());
        var streak = entries().stream()
                .filter(entry -> Objects.equals(entry.get("amount"), 10))
                .findFirst()
                .orElseThrow();

        community
                .get("/entries/" + streak.get("id") + "/explanation")
                .body("rule.key", equalTo("seven-day-streak"))
                .body("rule.streak.from", equalTo("2026-03-02"))
                .body("rule.streak.to", equalTo("2026-03-08"))
                .body("rule.amount", equalTo(10));
    }

    @Test
    void explainsAPostingByHandWithItsReason() {
        community.join("ada");
        community.grant("k", "ada", 5).statusCode(201);

        community
                .get("/entries/" + entries().getFirst().get("id") + "/explanation")
                .body("kind", equalTo("GRANT"))
                .body("reason", equalTo("a test"))
                .body("postings", hasSize(0));
    }

    @Test
    void knowsNoOtherEntriesAndEvents() {
        problem(
                community.asOwner().get(community.path("/entries/" + UUID.randomUUID() + "/explanation")),
                404,
                "not-found");
        problem(community.asOwner().get(community.path("/events/chat/none/explanation")), 404, "not-found");
    }
}
