package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** What publishing, pausing and retiring a rule does to points, whenever the events come. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RuleChangesTest {
    private static final String FIVE = """
            {"trigger": {"eventType": "answer.accepted"}, "award": {"fixed": 5}, "currency": "points"}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private FeedItem answer(String id, String name, Instant time) {
        return community.event(id, "answer.accepted", name, time.toString(), Map.of());
    }

    private FeedItem answer(String id, String name, String time) {
        return answer(id, name, Instant.parse(time));
    }

    private void newVersion(String ruleId, int version, String definition, String activateAt) {
        community
                .asOwner()
                .body("{\"definition\": " + definition + "}")
                .post(community.path("/rules/" + ruleId + "/versions"))
                .then()
                .statusCode(201);
        community.publishVersion(ruleId, version, "{\"activateAt\": \"" + activateAt + "\"}");
    }

    private void act(String ruleId, String verb) {
        community
                .asOwner()
                .post(community.path("/rules/" + ruleId + "/" + verb))
                .then()
                .statusCode(200);
    }

    private Instant activeFrom(String ruleId) {
        return Instant.parse(community.get("/rules/" + ruleId).extract().path("activeFrom"));
    }

    @Test
    void paysForWhatHappensFromItsActivationOn() {
        var from = activeFrom(community.publish("answers", FIVE));

        community.apply(
                answer("a", "ada", from.minusNanos(1000)),
                answer("b", "bob", from),
                answer("c", "cyd", from.plusSeconds(1)));

        assertThat(community.balance("ada")).isZero();
        assertThat(community.balance("bob")).isEqualTo(5);
        assertThat(community.balance("cyd")).isEqualTo(5);
    }

    @Test
    void paysNothingAsADraft() {
        community.draft("answers", FIVE);

        community.apply(answer("a", "ada", "2091-10-01T10:00:00Z"));

        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void paysForEventsThatCameBeforeItWasPublishedAndHappenAfter() {
        community.apply(answer("a", "ada", "2091-10-01T10:00:00Z"));

        community.publish("answers", FIVE);
        community.settle();

        assertThat(community.balance("ada")).isEqualTo(5);
    }

    @Test
    void ratesLateEventsByTheVersionOfTheirTime() {
        var id = community.publish("answers", FIVE);
        newVersion(id, 2, FIVE.replace("5", "8"), "2091-10-02T00:00:00Z");

        community.apply(answer("b", "bob", "2091-10-02T00:00:00Z"));
        community.apply(answer("a", "ada", "2091-10-01T23:59:59Z"));

        assertThat(community.balance("bob")).isEqualTo(8);
        assertThat(community.balance("ada")).isEqualTo(5);
        community
                .get("/members/" + community.member("ada") + "/entries")
                .body("items[0].cause.ruleVersion", equalTo(1));
    }

    @Test
    void neverPaysForWhatHappenedWhilePaused() {
        var id = community.publish("answers", FIVE);
        act(id, "pause");
        var paused = Instant.now();
        community.apply(answer("a", "ada", paused), answer("b", "bob", "2091-10-01T10:00:00Z"));
        assertThat(community.balance("bob")).isZero();

        act(id, "resume");
        community.settle();
        community.apply(answer("c", "cyd", paused));

        assertThat(community.balance("ada")).isZero();
        assertThat(community.balance("cyd")).isZero();
        // Bob's event came while the rule was paused, but happens after it was resumed.
        assertThat(community.balance("bob")).isEqualTo(5);
    }

    @Test
    void takesNothingBackThatHappenedBeforeItWasRetired() {
        var id = community.publish("answers", FIVE);
        var from = activeFrom(id);
        var before = answer("a", "ada", from);
        community.apply(before, answer("b", "bob", "2091-10-01T10:00:00Z"));
        assertThat(community.balance("bob")).isEqualTo(5);

        act(id, "retire");
        community.settle();
        community.apply(answer("c", "cyd", from));

        assertThat(community.balance("ada")).isEqualTo(5);
        assertThat(community.balance("bob")).isZero();
        assertThat(community.balance("cyd")).isEqualTo(5);
        community.apply(community.retraction("r", before));
        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void countsWhatEarlierVersionsPaidAgainstALaterBudget() {
        var id = community.publish("answers", FIVE);
        community.apply(answer("a", "ada", "2091-10-01T10:00:00Z"), answer("b", "bob", "2091-10-02T10:00:00Z"));

        newVersion(id, 2, FIVE.replace("\"currency\"", "\"budget\": 17, \"currency\""), "2091-10-05T00:00:00Z");
        community.apply(answer("c", "ada", "2091-10-05T10:00:00Z"), answer("d", "bob", "2091-10-06T10:00:00Z"));

        // The first version paid 10; of the 17 the second has 7 left: 5 and 2.
        assertThat(community.balance("ada")).isEqualTo(10);
        assertThat(community.balance("bob")).isEqualTo(7);

        // A late event of the first version takes what the last one got, and 3 of the one before it.
        community.apply(answer("e", "cyd", "2091-10-03T10:00:00Z"));
        assertThat(community.balance("cyd")).isEqualTo(5);
        assertThat(community.balance("ada")).isEqualTo(7);
        assertThat(community.balance("bob")).isEqualTo(5);
        LedgerAudit.of(community).requireClaimsPaid();
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void leavesWhatAnOperatorTookBackAndItsShareOfTheBudget() {
        var id = community.publish("answers", FIVE);
        community.apply(answer("a", "ada", "2091-10-01T10:00:00Z"));
        String transaction = community
                .get("/members/" + community.member("ada") + "/entries")
                .extract()
                .path("items[0].transactionId");
        community
                .asOwner()
                .header("Idempotency-Key", "back")
                .body("{\"reason\": \"a mistake\"}")
                .post(community.path("/transactions/" + transaction + "/reverse"))
                .then()
                .statusCode(201);

        newVersion(id, 2, FIVE.replace("\"currency\"", "\"budget\": 8, \"currency\""), "2091-10-05T00:00:00Z");
        community.apply(answer("b", "bob", "2091-10-06T10:00:00Z"));

        assertThat(community.balance("ada")).isZero();
        assertThat(community.balance("bob")).isEqualTo(3);
    }

    @Test
    void leavesOutReactionsToOneselfUnlessToldOtherwise() {
        community.publish("reactions", """
                {"trigger": {"eventType": "reaction.added"}, "award": {"fixed": 10}, "currency": "reputation"}""");

        community.apply(
                community.event("a", "reaction.added", "ada", "2091-10-01T10:00:00Z", Map.of("targetAuthor", "ada")),
                community.event("b", "reaction.added", "bob", "2091-10-01T10:00:00Z", Map.of("targetAuthor", "ada")));

        // The starter rule pays a point for either; the new one only for what was meant for somebody else.
        assertThat(community.balance("ada")).isEqualTo(1);
        assertThat(community.balance("bob")).isEqualTo(1);
        community
                .get("/members/" + community.member("bob") + "/wallets")
                .body("items.find { it.currency == 'reputation' }.balance", equalTo(10));
        community
                .get("/members/" + community.member("ada") + "/wallets")
                .body("items.find { it.currency == 'reputation' }?.balance ?: 0", equalTo(0));
    }
}
