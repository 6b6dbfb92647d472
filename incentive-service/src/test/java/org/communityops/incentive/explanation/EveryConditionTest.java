package org.communityops.incentive.explanation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** For every condition that a rule can have, the explanation of an event names it when it is the first that failed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EveryConditionTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private void answer(String id, String name, String time) {
        community.apply(community.event(id, "answer.accepted", name, time, Map.of("score", 4L)));
    }

    private String publish(String more) {
        return community.publish("answers", """
                {"trigger": {"eventType": "answer.accepted"}, "award": {"fixed": 4}, "currency": "points"%s}""".formatted(more));
    }

    private ValidatableResponse explain(String sourceId) {
        return community
                .asOwner()
                .get(
                        "/v1/communities/{c}/events/{source}/{id}/explanation",
                        community.id,
                        CommunityFixture.SOURCE,
                        sourceId)
                .then()
                .statusCode(200)
                .rootPath("rules.find { it.key == 'answers' }");
    }

    @Test
    void coolDown() {
        publish(", \"coolDownSeconds\": 3600");
        answer("a", "ada", "2091-10-01T10:00:00Z");
        answer("b", "ada", "2091-10-01T10:30:00Z");

        explain("a")
                .body("matched", equalTo(true))
                .body("failedAt", nullValue())
                .body("amount", equalTo(4));
        explain("b")
                .body("matched", equalTo(false))
                .body("failedAt", equalTo("COOL_DOWN"))
                .body("failure", containsString("2091-10-01T11:00:00Z"));
    }

    @Test
    void firstTime() {
        publish(", \"firstOnly\": true");
        answer("a", "ada", "2091-10-01T10:00:00Z");
        answer("b", "ada", "2091-12-01T10:30:00Z");

        explain("b").body("failedAt", equalTo("FIRST_TIME")).body("uncapped", equalTo(4));
    }

    @Test
    void audience() {
        publish(", \"audience\": {\"members\": [\"" + UUID.randomUUID() + "\"]}");
        answer("a", "ada", "2091-10-01T10:00:00Z");

        explain("a").body("failedAt", equalTo("AUDIENCE"));
    }

    @Test
    void level() {
        publish(", \"audience\": {\"levelAtLeast\": 2}");
        answer("a", "ada", "2091-10-01T10:00:00Z");

        explain("a").body("failedAt", equalTo("AUDIENCE")).body("failure", containsString("level 1"));
    }

    @Test
    void validity() {
        publish(", \"validTo\": \"2091-10-01T00:00:00Z\"");
        answer("a", "ada", "2091-10-01T00:00:00Z");

        explain("a").body("failedAt", equalTo("VALIDITY"));
    }

    @Test
    void notInForce() {
        publish("");
        answer("a", "ada", "2026-01-01T00:00:00Z");

        explain("a").body("failedAt", equalTo("NOT_IN_FORCE")).body("failure", containsString("not active yet"));
    }

    @Test
    void multiplier() {
        publish(", \"multiplier\": {\"expression\": \"double(data.score) / 100.0\"}");
        answer("a", "ada", "2091-10-01T10:00:00Z");

        explain("a")
                .body("failedAt", equalTo("AMOUNT"))
                .body("award", equalTo(4))
                .body("factor", equalTo(0.04f))
                .body("uncapped", equalTo(0));
    }

    @Test
    void ownCap() {
        publish(", \"caps\": [{\"period\": \"LIFETIME\", \"amount\": 6}]");
        answer("a", "ada", "2091-10-01T10:00:00Z");
        answer("b", "ada", "2091-11-01T10:00:00Z");
        answer("c", "ada", "2091-12-01T10:00:00Z");

        explain("b").body("amount", equalTo(2)).body("caps[0].used", equalTo(4)).body("caps[0].from", nullValue());
        explain("c").body("failedAt", equalTo("CAP")).body("matched", equalTo(true));
    }

    @Test
    void sharedCapAndBudget() {
        publish(", \"caps\": [{\"period\": \"DAY\", \"amount\": 6, \"per\": \"RULE\"}], \"budget\": 9");
        answer("a", "ada", "2091-10-01T10:00:00Z");
        answer("b", "bob", "2091-10-01T11:00:00Z");
        answer("c", "cyd", "2091-10-01T12:00:00Z");
        answer("d", "dan", "2091-10-02T12:00:00Z");
        answer("e", "eve", "2091-10-03T12:00:00Z");

        explain("b")
                .body("amount", equalTo(2))
                .body("caps[0].per", equalTo("RULE"))
                .body("caps[0].used", equalTo(4));
        explain("c").body("failedAt", equalTo("SHARED_CAP")).body("caps[0].used", equalTo(6));
        explain("d").body("amount", equalTo(3)).body("caps[1].used", equalTo(6)).body("caps[1].limit", equalTo(9));
        explain("e").body("failedAt", equalTo("SHARED_CAP")).body("caps[1].used", equalTo(9));
    }

    @Test
    void oneselfAndRetraction() {
        community.publish("answers", """
                {"trigger": {"eventType": "reaction.added"}, "award": {"fixed": 4}, "currency": "points"}""");
        var own = community.event("a", "reaction.added", "ada", "2091-10-01T10:00:00Z", Map.of("targetAuthor", "ada"));
        var other =
                community.event("b", "reaction.added", "ada", "2091-10-01T10:00:00Z", Map.of("targetAuthor", "bob"));
        community.apply(own, other, community.retraction("r", other));

        explain("a").body("failedAt", equalTo("SELF"));
        explain("b").body("failedAt", equalTo("RETRACTED"));
    }

    @Test
    void streak() {
        community.publish("answers", """
                {"streak": {"days": 2, "eventTypes": ["answer.accepted"]}, "award": {"fixed": 4}, "currency": "points", "firstOnly": true}""");
        answer("a", "ada", "2091-10-01T10:00:00Z");
        answer("b", "ada", "2091-10-02T10:00:00Z");
        answer("c", "ada", "2091-10-05T10:00:00Z");
        answer("d", "ada", "2091-10-06T10:00:00Z");

        explain("a").body("failedAt", equalTo("STREAK")).body("streak.days", equalTo(1));
        explain("b").body("amount", equalTo(4));
        explain("d").body("failedAt", equalTo("FIRST_TIME")).body("streak.days", equalTo(2));
    }
}
