package org.communityops.incentive.honouraward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HonourAwardTest {
    private static final String BEST = """
            {"key": "best", "name": "Best contribution", "nameZh": "最佳贡献", "description": "Who gave most"}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private String honour = "";

    @BeforeEach
    void makesTheHonour() {
        honour = post("/honours", BEST).statusCode(201).extract().path("id");
    }

    private ValidatableResponse give(String name, String period) {
        var body =
                "{\"memberId\": \"%s\", \"period\": \"%s\", \"citation\": \"Well done\", \"evidence\": \"41 of 60 votes\"}";
        return post("/honours/" + honour + "/awards", body.formatted(community.member(name), period));
    }

    private ValidatableResponse giveLeaders(String period, int places) {
        var body = "{\"period\": \"%s\", \"places\": %d, \"citation\": \"Earned most\"}";
        return post("/honours/" + honour + "/award-leaders", body.formatted(period, places));
    }

    private ValidatableResponse post(String path, String body) {
        return community.asOwner().body(body).post(community.path(path)).then();
    }

    private List<JsonNode> news() {
        return FeedNews.of(community, "honour.").items().stream()
                .map(FeedNews.Item::data)
                .toList();
    }

    private Object[] ids(String... names) {
        return Stream.of(names).map(name -> community.member(name).toString()).toArray();
    }

    /** In February ada sends three messages, bob and cyd two, dan one. */
    private void february() {
        community.apply(Stream.of("ada-1", "ada-2", "ada-3", "bob-1", "bob-2", "cyd-1", "cyd-2", "dan-1")
                .map(id -> community.message(id, id.substring(0, 3), "2026-02-1" + id.charAt(4) + "T10:00:00Z"))
                .toList());
    }

    @Test
    void honoursTheFirstOfALeaderboardAndWhoSharesTheirRank() {
        february();

        giveLeaders("2026-02", 2)
                .statusCode(200)
                .body("items.place.rank", contains(1, 2, 2))
                .body("items.place.amount", contains(6, 4, 4))
                .body("items[0].memberId", equalTo(community.member("ada").toString()))
                .body("items[0].citation", equalTo("Earned most"))
                .body("items[0].honour.nameZh", equalTo("最佳贡献"))
                .body("items[0].evidence", nullValue());
        assertThat(news()).hasSize(3).first().satisfies(news -> {
            assertThat(news.get("memberId").asText())
                    .isEqualTo(community.member("ada").toString());
            assertThat(news.get("honour").asText()).isEqualTo("best");
            assertThat(news.get("period").asText()).isEqualTo("2026-02");
            assertThat(news.get("rank").asInt()).isEqualTo(1);
        });

        // Once more, and with one more place: only dan is new.
        giveLeaders("2026-02", 4).statusCode(200).body("items", hasSize(4));
        assertThat(news()).hasSize(4);
        community.get("/honour-awards?period=2026-02").body("items", hasSize(4));
        community.get("/honour-awards?period=2026-01").body("items", empty());
        community
                .get("/members/" + community.member("dan") + "/honours")
                .body("items.period", contains("2026-02"))
                .body("items[0].place.rank", equalTo(4));
    }

    @Test
    void keepsWhatWasGivenWhenTheBoardChanges() {
        february();
        giveLeaders("2026-02", 1).statusCode(200);

        community.apply(IntStream.range(0, 4)
                .mapToObj(i -> community.message("late-" + i, "dan", "2026-02-20T10:0" + i + ":00Z"))
                .toList());

        giveLeaders("2026-02", 1)
                .body("items.memberId", contains(community.member("dan").toString()))
                .body("items.place.amount", contains(10));
        community.get("/honours/" + honour + "/awards").body("items.memberId", containsInAnyOrder(ids("ada", "dan")));
    }

    @Test
    void leavesOutWhoOptedOut() {
        february();
        community
                .patch("/members/" + community.member("ada") + "/leaderboard-preference", "*", "{\"listed\": false}")
                .statusCode(200);

        giveLeaders("2026-02", 1).body("items.memberId", containsInAnyOrder(ids("bob", "cyd")));
    }

    @Test
    void waitsForTheEndOfThePeriod() {
        var today = LocalDate.now(ZoneOffset.UTC);
        community.apply(community.message("m-1", "ada", today + "T00:00:00Z"));

        problem(giveLeaders(String.valueOf(today.getYear()), 1), 409, "conflict");
        problem(giveLeaders("2026-03", 1), 409, "conflict");
        problem(giveLeaders("all", 1), 422, "validation-failed");
        problem(giveLeaders("2026-W54", 1), 422, "validation-failed");
        problem(giveLeaders("2026-02", 0), 422, "validation-failed");
        problem(giveLeaders("2026-02", 101), 422, "validation-failed");
        problem(post("/honours/" + honour + "/award-leaders", """
                        {"period": "2026-02", "currency": "gold", "places": 1, "citation": "c"}"""), 422, "validation-failed");
        assertThat(news()).isEmpty();
    }

    @Test
    void givesByHandOnceForAPeriod() {
        community.join("ada");

        var location = give("ada", "2026-02")
                .statusCode(201)
                .header("Location", matchesPattern(".*/honours/" + honour + "/awards/[0-9a-f-]{36}"))
                .body("evidence", equalTo("41 of 60 votes"))
                .body("place", nullValue())
                .extract()
                .header("Location");
        problem(give("ada", "2026-02"), 409, "conflict");
        give("ada", "2026-W06").statusCode(201);

        var tag = community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .body("period", equalTo("2026-02"))
                .extract()
                .header("ETag");
        community.asOwner().header("If-None-Match", tag).get(location).then().statusCode(304);
        community
                .get("/members/" + community.member("ada") + "/honours")
                .body("items.period", contains("2026-W06", "2026-02"));
        community.get("/honours/" + honour + "/awards?period=2026-02").body("items", hasSize(1));
        String next = community
                .get("/honours/" + honour + "/awards?limit=1")
                .extract()
                .path("next");
        community
                .get("/honours/" + honour + "/awards?limit=1&cursor=" + next)
                .body("items.period", contains("2026-02"))
                .body("next", nullValue());
        assertThat(news()).hasSize(2);
    }

    @Test
    void answersAsTheContractSays() {
        february();
        giveLeaders("2026-02", 1).statusCode(200);
        var location = give("bob", "2026-02").statusCode(201).extract().header("Location");

        for (var path : List.of(
                "/honours",
                "/honours/" + honour,
                "/honours/" + honour + "/awards",
                "/honour-awards",
                "/members/" + community.member("bob") + "/honours",
                location.substring(location.indexOf("/honours")))) {
            community
                    .asOwner()
                    .filter(ContractValidation.filter())
                    .get(community.path(path))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void answersARepeatedRequestAlike() {
        february();
        for (var hit : Arrays.asList(null, "true")) {
            community
                    .asOwner()
                    .header("Idempotency-Key", "february-1")
                    .body("{\"period\": \"2026-02\", \"places\": 1, \"citation\": \"Earned most\"}")
                    .post(community.path("/honours/" + honour + "/award-leaders"))
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Hit", equalTo(hit))
                    .body("items.memberId", contains(ids("ada")));
        }
        assertThat(news()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "2026-W54", "2999-01", "soon", ""})
    void refusesPeriodsThatCannotBeHonoured(String period) {
        community.join("ada");
        problem(give("ada", period), 422, "validation-failed");
    }

    @Test
    void refusesWhatCannotBeGiven() {
        community.join("ada");
        problem(give("nobody", "2026-02"), 404, "not-found");
        problem(post("/honours/" + honour + "/awards", "{}"), 422, "validation-failed");
        problem(
                post(
                        "/honours/" + honour + "/awards",
                        "{\"memberId\": \"%s\", \"period\": \"2026-02\", \"citation\": \" \"}"
                                .formatted(community.member("ada"))),
                422,
                "validation-failed");
        problem(community.asOwner().get(community.path("/honour-awards?period=2026-W54")), 422, "validation-failed");
        problem(
                community.asOwner().get(community.path("/members/" + UUID.randomUUID() + "/honours")),
                404,
                "not-found");
        problem(
                community.asOwner().get(community.path("/honours/" + honour + "/awards/" + UUID.randomUUID())),
                404,
                "not-found");
        community.patch("/honours/" + honour, "\"1\"", "{\"active\": false}").statusCode(200);
        problem(give("ada", "2026-02"), 409, "conflict");
        problem(giveLeaders("2026-02", 1), 409, "conflict");
        assertThat(news()).isEmpty();
        GenericBadInput.refusedByPost(
                community.owner,
                community.path("/honours/" + honour + "/awards"),
                "{\"memberId\": \"" + community.member("ada") + "\", \"period\": \"2026-02\", \"citation\": \"c\"}");
        GenericBadInput.refusedByPost(
                community.owner,
                community.path("/honours/" + honour + "/award-leaders"),
                "{\"period\": \"2026-02\", \"places\": 1, \"citation\": \"c\"}");
        for (var list : List.of(
                "/honour-awards",
                "/honours/" + honour + "/awards",
                "/members/" + community.member("ada") + "/honours")) {
            GenericBadInput.refusedByList(community.owner, community.path(list));
        }
    }

    @Test
    void leavesGivingToOperatorsAndOtherCommunitiesAlone() {
        community.join("ada");
        var location = give("ada", "2026-02").statusCode(201).extract().header("Location");
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        community
                .as(bot)
                .get(community.path("/honours/" + honour + "/awards"))
                .then()
                .statusCode(200);
        problem(community.as(bot).body("{}").post(community.path("/honours/" + honour + "/awards")), 403, "forbidden");
        problem(
                community.as(bot).body("{}").post(community.path("/honours/" + honour + "/award-leaders")),
                403,
                "forbidden");
        var other = CommunityFixture.in("UTC");
        problem(other.asOwner().get(location), 404, "not-found");
        problem(other.asOwner().get(other.path("/honours/" + honour + "/awards")), 404, "not-found");
        problem(other.asOwner().get(location.replace(community.id.toString(), other.id.toString())), 404, "not-found");
        problem(
                other.asOwner()
                        .body("{\"memberId\": \"%s\", \"period\": \"2026-02\", \"citation\": \"c\"}"
                                .formatted(community.member("ada")))
                        .post(other.path("/honours/" + honour + "/awards")),
                404,
                "not-found");
        problem(
                other.asOwner()
                        .body("{\"period\": \"2026-02\", \"places\": 1, \"citation\": \"c\"}")
                        .post(other.path("/honours/" + honour + "/award-leaders")),
                404,
                "not-found");
        other.get("/honour-awards").body("items", empty());
    }

    @Test
    void givesOnceHoweverManyOperatorsAskAtTheSameTime() throws Exception {
        community.join("ada");

        var answers = Race.of(50, i -> () -> give("ada", "2026-02").extract().statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers).isSubsetOf(201, 409, 503);
        community.get("/honour-awards?period=2026-02").body("items", hasSize(1));
        assertThat(news()).hasSize(1);
    }

    @Test
    void givesOnceByHandAndByTheLeaderboardAtTheSameTime() throws Exception {
        february();

        var answers = Race.of(
                50,
                i -> () -> i % 2 == 0
                        ? give("ada", "2026-02").extract().statusCode()
                        : giveLeaders("2026-02", 2).extract().statusCode());

        assertThat(answers).contains(200).isSubsetOf(200, 201, 409, 503);
        community
                .get("/honour-awards?period=2026-02")
                .body("items.memberId", containsInAnyOrder(ids("ada", "bob", "cyd")));
        assertThat(news()).hasSize(3);
    }
}
