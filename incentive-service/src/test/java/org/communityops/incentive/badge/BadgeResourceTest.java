package org.communityops.incentive.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadgeResourceTest {
    private static final String HUNDRED = "{\"count\": {\"eventTypes\": [\"message.posted\"], \"times\": 100}}";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static String badge(String key, String criteria) {
        return "{\"key\": \"" + key + "\", \"name\": \"Name\", \"nameZh\": \"名称\", \"description\": \"What for\","
                + " \"icon\": \"💬\", \"criteria\": " + criteria + "}";
    }

    private ValidatableResponse create(String key, String criteria) {
        return community
                .asOwner()
                .body(badge(key, criteria))
                .post(community.path("/badges"))
                .then();
    }

    @Test
    void makesABadge() {
        var id = create("hundred", HUNDRED)
                .statusCode(201)
                .header("Location", matchesPattern(".*/badges/[0-9a-f-]{36}"))
                .header("ETag", equalTo("\"1\""))
                .extract()
                .<String>path("id");
        create("first", "{\"byHand\": true}").statusCode(201);

        community
                .get("/badges/" + id)
                .body("key", equalTo("hundred"))
                .body("nameZh", equalTo("名称"))
                .body("icon", equalTo("💬"))
                .body("active", equalTo(true))
                .body("criteria.count.times", equalTo(100))
                .body("criteria.count.eventTypes", contains("message.posted"));
        community.get("/badges").body("items.key", contains("first", "hundred"));
        String next = community.get("/badges?limit=1").extract().path("next");
        community.get("/badges?limit=1&cursor=" + next).body("items.key", contains("hundred"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"byHand\": false}",
                "{\"byHand\": true, \"badges\": [\"a\", \"b\"]}",
                "{\"count\": {\"eventTypes\": [], \"times\": 1}}",
                "{\"count\": {\"eventTypes\": [\"message.posted\"]}}",
                "{\"count\": {\"eventTypes\": [\"message.posted\"], \"times\": 0}}",
                "{\"count\": {\"eventTypes\": [\"message.posted\"], \"times\": 1, \"condition\": \"nonsense(\"}}",
                "{\"count\": {\"eventTypes\": [\"message.posted\"], \"times\": 1, \"condition\": \"secret == 1\"}}",
                "{\"count\": {\"eventTypes\": [\"message.posted\"], \"times\": 1, \"condition\": \"\"}}",
                "{\"count\": {\"eventTypes\": [\"Messages!\"], \"times\": 1}}",
                "{\"streak\": {\"eventTypes\": [\"message.posted\"], \"days\": 1}}",
                "{\"distinctDays\": {\"eventTypes\": [\"message.posted\"], \"days\": 3661}}",
                "{\"badges\": [\"known\"]}",
                "{\"badges\": [\"known\", \"known\"]}",
                "{\"badges\": [\"known\", \"unknown\"]}"
            })
    void refusesCriteriaThatAreNone(String criteria) {
        create("known", HUNDRED).statusCode(201);

        problem(create("new", criteria), 422, "validation-failed");

        community.get("/badges").body("items.key", contains("known"));
    }

    @Test
    void refusesWhatIsNoBadge() {
        create("hundred", HUNDRED).statusCode(201);
        problem(create("hundred", HUNDRED), 409, "conflict");
        problem(create("Not A Key", HUNDRED), 422, "validation-failed");
        // Nothing is counted that could be counted from a day.
        problem(create("k", "{\"byHand\": true}, \"countsFrom\": \"2026-03-01\""), 422, "validation-failed");
        GenericBadInput.refusedByPost(community.owner, community.path("/badges"), badge("good", HUNDRED));
        GenericBadInput.refusedByList(community.owner, community.path("/badges"));
        var everywhere = TestKeys.everywhere(KeyKind.OWN);
        var nowhere = "/v1/communities/" + UUID.randomUUID() + "/badges";
        problem(community.as(everywhere).body(badge("good", HUNDRED)).post(nowhere), 404, "not-found");
    }

    @Test
    void changesTextsAndRetires() {
        String id = create("hundred", HUNDRED).extract().path("id");

        community
                .patch("/badges/" + id, "\"1\"", "{\"name\": \"Other\", \"nameZh\": null, \"active\": false}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Other"))
                .body("nameZh", equalTo(null))
                .body("active", equalTo(false));

        problem(community.patch("/badges/" + id, "\"1\"", "{\"name\": \"Late\"}"), 412, "precondition-failed");
        problem(community.patch("/badges/" + id, "*", "{\"criteria\": {\"byHand\": true}}"), 400, "unknown-field");
        problem(community.patch("/badges/" + id, "*", "{\"active\": null}"), 422, "validation-failed");
        problem(community.patch("/badges/" + UUID.randomUUID(), "*", "{}"), 404, "not-found");
    }

    @Test
    void leavesBadgesToOperatorsAndOtherCommunitiesAlone() {
        String id = create("hundred", HUNDRED).extract().path("id");
        var analyst = TestKeys.of(KeyKind.BI, community.id);
        community.as(analyst).get(community.path("/badges/" + id)).then().statusCode(200);
        problem(community.as(analyst).body(badge("k", HUNDRED)).post(community.path("/badges")), 403, "forbidden");
        var other = CommunityFixture.in("UTC");
        problem(other.asOwner().get(other.path("/badges/" + id)), 404, "not-found");
        problem(other.patch("/badges/" + id, "*", "{}"), 404, "not-found");
    }

    @Test
    void makesABadgeOnceHoweverManyAskAtTheSameTime() throws Exception {
        var answers =
                Race.of(50, i -> () -> create("hundred", HUNDRED).extract().statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers).isSubsetOf(201, 409, 503);
        community.get("/badges").body("items.key", contains("hundred"));
    }

    @Test
    void letsOneOfTheChangesThatWereMadeForTheSameStateThrough() throws Exception {
        String id = create("hundred", HUNDRED).extract().path("id");
        var answers = Race.of(
                50,
                i -> () -> community
                        .patch("/badges/" + id, "\"1\"", "{\"name\": \"Name " + i + "\"}")
                        .extract()
                        .statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers).isSubsetOf(List.of(200, 412, 503));
    }
}
