package org.communityops.incentive.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.incentive.merit.BadgeFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GivenBadgeTest {
    private static final String BY_HAND = "{\"byHand\": true}";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final BadgeFixture given = new BadgeFixture(community);
    private String helper = "";

    @BeforeEach
    void makesTheBadge() {
        helper = given.badge("helper", BY_HAND);
    }

    @Test
    void givesABadgeOncePerOccasion() {
        community.join("ada");

        var award = given.give(helper, "ada", "meetup-1")
                .statusCode(201)
                .header("Location", matchesPattern(".*/badges/" + helper + "/awards/[0-9a-f-]{36}"))
                .body("state", equalTo("AWARDED"))
                .body("citation", equalTo("Well done"))
                .body("evidence", empty())
                .extract();
        problem(given.give(helper, "ada", "meetup-1"), 409, "conflict");
        given.give(helper, "ada", "meetup-2").statusCode(201);

        var tag = community
                .asOwner()
                .get(award.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(award.path("id")))
                .extract()
                .header("ETag");
        community
                .asOwner()
                .header("If-None-Match", tag)
                .get(award.header("Location"))
                .then()
                .statusCode(304);
        given.of("ada").body("items.occasion", contains("meetup-2", "meetup-1"));
        community.get("/badges/" + helper + "/awards?limit=1").body("items", hasSize(1));
        assertThat(given.news("badge.awarded", "ada")).hasSize(2);
    }

    @Test
    void takesABadgeBackAndGivesItBack() {
        community.join("ada");
        String award = given.give(helper, "ada", "meetup-1").extract().path("id");

        given.revoke(helper, award)
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("revokedReason", equalTo("A mistake"));
        problem(given.revoke(helper, award), 409, "conflict");
        assertThat(given.news("badge.revoked", "ada")).hasSize(1);

        given.give(helper, "ada", "meetup-1").statusCode(201).body("id", equalTo(award));
        given.of("ada").body("items.state", contains("AWARDED"));
    }

    @Test
    void composesBadgesOfThoseThatAreGiven() {
        community.join("ada");
        var star = given.badge("star", BY_HAND);
        given.badge("both", "{\"badges\": [\"helper\", \"star\"]}");
        String award = given.give(helper, "ada", "once").extract().path("id");
        given.give(star, "ada", "once").statusCode(201);
        given.of("ada").body("items.badge.key", containsInAnyOrder("helper", "star", "both"));

        given.revoke(helper, award).statusCode(200);

        given.of("ada").body("items.findAll { it.state == 'AWARDED' }.badge.key", contains("star"));
    }

    @Test
    void answersAsTheContractSays() {
        var first = given.badge("first", "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": 1}}");
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);
        community.apply(community.retraction("x-1", message));
        String award = given.give(helper, "ada", "once").extract().path("id");

        for (var path : List.of(
                "/badges",
                "/badges/" + first,
                "/badges/" + first + "/awards",
                "/badges/" + helper + "/awards/" + award,
                "/members/" + community.member("ada") + "/badges?state=REVOKED",
                "/members/" + community.member("ada") + "/badges?state=AWARDED")) {
            community
                    .asOwner()
                    .filter(ContractValidation.filter())
                    .get(community.path(path))
                    .then()
                    .statusCode(200)
                    .body("items", anyOf(nullValue(), hasSize(greaterThan(0))));
        }
    }

    @Test
    void answersARepeatedRequestAlike() {
        community.join("ada");
        var body = "{\"memberId\": \"" + community.member("ada") + "\", \"citation\": \"Well done\"}";
        var path = community.path("/badges/" + helper + "/awards");
        String first = community
                .asOwner()
                .header("Idempotency-Key", "give-1")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        community
                .asOwner()
                .header("Idempotency-Key", "give-1")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first));
    }

    @Test
    void refusesWhatCannotBeGiven() {
        community.join("ada");
        var earned = given.badge("first", "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": 1}}");
        problem(given.give(earned, "ada", "once"), 409, "conflict");
        problem(given.give(helper, "nobody", "once"), 404, "not-found");
        problem(given.give(UUID.randomUUID().toString(), "ada", "once"), 404, "not-found");
        problem(given.give(helper, "ada", "Not An Occasion"), 422, "validation-failed");
        problem(body("\"citation\": \" \""), 422, "validation-failed");
        problem(body("\"citation\": \"c\", \"earnedOn\": \"2999-01-01\""), 422, "validation-failed");
        problem(body("\"citation\": \"c\", \"evidence\": [\"" + UUID.randomUUID() + "\"]"), 422, "validation-failed");
        problem(given.revoke(helper, UUID.randomUUID().toString()), 404, "not-found");
        community.patch("/badges/" + helper, "*", "{\"active\": false}").statusCode(200);
        problem(given.give(helper, "ada", "once"), 409, "conflict");
        given.of("ada").body("items", empty());
        GenericBadInput.refusedByPost(
                community.owner,
                community.path("/badges/" + helper + "/awards"),
                "{\"memberId\": \"" + community.member("ada") + "\", \"citation\": \"c\"}");
    }

    private ValidatableResponse body(String members) {
        return community
                .asOwner()
                .body("{\"memberId\": \"" + community.member("ada") + "\", " + members + "}")
                .post(community.path("/badges/" + helper + "/awards"))
                .then();
    }

    @Test
    void keepsTheEvidenceThatIsNamed() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);

        body("\"citation\": \"c\", \"earnedOn\": \"2026-03-02\", \"evidence\": [\"" + message.id() + "\"]")
                .statusCode(201)
                .body("evidence", contains(message.id()))
                .body("earnedOn", equalTo("2026-03-02"));
    }

    @Test
    void leavesGivingToOperatorsAndOtherCommunitiesAlone() {
        community.join("ada");
        String award = given.give(helper, "ada", "once").extract().path("id");
        var path = "/badges/" + helper + "/awards";
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        community.as(bot).get(community.path(path)).then().statusCode(200);
        problem(community.as(bot).body("{}").post(community.path(path)), 403, "forbidden");
        var other = CommunityFixture.in("UTC");
        problem(other.asOwner().get(other.path(path)), 404, "not-found");
        problem(other.asOwner().get(other.path(path + "/" + award)), 404, "not-found");
        problem(new BadgeFixture(other).revoke(helper, award), 404, "not-found");
        problem(community.asOwner().get(community.path("/members/" + UUID.randomUUID() + "/badges")), 404, "not-found");
        GenericBadInput.refusedByList(community.owner, community.path(path));
        GenericBadInput.refusedByList(
                community.owner, community.path("/members/" + community.member("ada") + "/badges"));
    }

    @Test
    void givesOnceHoweverManyAskAtTheSameTime() throws Exception {
        community.join("ada");

        var answers = Race.of(
                50, i -> () -> given.give(helper, "ada", "once").extract().statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers).isSubsetOf(201, 409, 503);
        given.of("ada").body("items", hasSize(1));
        assertThat(given.news("badge.awarded", "ada")).hasSize(1);
    }

    @Test
    void takesBackOnceHoweverManyAskAtTheSameTime() throws Exception {
        community.join("ada");
        String award = given.give(helper, "ada", "once").extract().path("id");

        var answers =
                Race.of(50, i -> () -> given.revoke(helper, award).extract().statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers).isSubsetOf(200, 409, 503);
        assertThat(given.news("badge.revoked", "ada")).hasSize(1);
    }

    @Test
    void composesBadgesWhosePartsAreGivenAtTheSameTime() throws Exception {
        var star = given.badge("star", BY_HAND);
        var both = given.badge("both", "{\"badges\": [\"helper\", \"star\"]}");
        var names = IntStream.range(0, 10).mapToObj(i -> "member-" + i).toList();
        names.forEach(community::join);

        Race.of(
                20,
                i -> () -> given.give(i % 2 == 0 ? helper : star, names.get(i / 2), "once")
                        .statusCode(201));

        community
                .get("/badges/" + both + "/awards?state=AWARDED")
                .body(
                        "items.memberId",
                        containsInAnyOrder(names.stream()
                                .map(name -> community.member(name).toString())
                                .toArray()));
    }
}
