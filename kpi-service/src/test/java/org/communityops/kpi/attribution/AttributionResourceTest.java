package org.communityops.kpi.attribution;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttributionResourceTest {
    private static final String MAY = "?from=2026-05-01&to=2026-05-31";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    /** Ana: mail, then search, then buys for 60. Bo: search, then buys for 40. Cy: mail only. */
    @Test
    void answersWithAllSevenModels() {
        play();

        attribution(MAY)
                .statusCode(200)
                .body("conversions", equalTo(2))
                .body("untouched", equalTo(1))
                .body("withoutConversion", equalTo(1))
                .body("currency", equalTo("CNY"))
                .body("value", equalTo(100f))
                .body(
                        "models.model",
                        contains("FIRST", "LAST", "LINEAR", "TIME_DECAY", "POSITION", "MARKOV", "SHAPLEY"))
                .body("models.find { it.model == 'FIRST' }.channels.channel", contains("mail", "search"))
                .body("models.find { it.model == 'FIRST' }.channels.conversions", contains(1f, 1f))
                .body("models.find { it.model == 'FIRST' }.channels.value", contains(60f, 40f))
                .body("models.find { it.model == 'LAST' }.channels.share", contains(1f, 0f))
                .body("models.find { it.model == 'LAST' }.channels[0].channel", equalTo("search"))
                .body("models.find { it.model == 'LINEAR' }.channels.share", contains(0.75f, 0.25f))
                .body("models.find { it.model == 'LINEAR' }.channels.value", contains(70f, 30f))
                .body("models.find { it.model == 'POSITION' }.channels.share", contains(0.75f, 0.25f))
                .body("models.find { it.model == 'SHAPLEY' }.channels.share", contains(0.75f, 0.25f))
                .body("models.find { it.model == 'TIME_DECAY' }.channels.share", contains(0.833333f, 0.166667f));
    }

    /**
     * By hand: of three journeys two begin with mail, one with search; from mail half go on to search, from search all
     * convert. The chance to convert is 2/3 · 1/2 + 1/3 = 2/3; without mail 1/3, without search 0: effects 1/2 and 1,
     * shares 1/3 and 2/3.
     */
    @Test
    void removesChannelsFromTheChain() {
        play();

        attribution(MAY + "&model=MARKOV")
                .body("models", hasSize(1))
                .body("models[0].channels.channel", contains("search", "mail"))
                .body("models[0].channels.share", contains(0.666667f, 0.333333f));
    }

    @Test
    void looksBackAsFarAsTheWindowReaches() {
        community.sees(
                touch("ana", "mail", "2026-05-01T12:00:00Z"),
                touch("ana", "search", "2026-05-08T12:00:01Z"),
                bought("ana", "2026-05-11T12:00:00Z", 60, "CNY"));

        attribution("?model=FIRST&windowDays=10")
                .body("models[0].channels.find { it.channel == 'mail' }.share", equalTo(1f));
        attribution("?model=FIRST&windowDays=9")
                .body("models[0].channels.find { it.channel == 'search' }.share", equalTo(1f));
        problem(attribution("?windowDays=2"), 422, "insufficient-data");
    }

    /** What the shares of all models are computed from. */
    @Test
    void leadsToTheJourneysBehindIt() {
        play();

        journeys(MAY)
                .body("items.memberId", contains(id("ana"), id("bo"), id("cy")))
                .body("items.converted", contains(true, true, false))
                .body("items.endedAt", contains("2026-05-09T12:00:00Z", "2026-05-09T12:00:00Z", "2026-05-02T12:00:00Z"))
                .body("items.value", contains(60, 40, null))
                .body("items[0].touches.channel", contains("mail", "search"))
                .body("items[0].touches.daysBefore", contains(8f, 1f))
                .body("items[1].touches.daysBefore", contains(7f))
                .body("items[2].touches.channel", contains("mail"));
    }

    @Test
    void pagesThroughTheJourneysOfAMemberToo() {
        community.sees(
                touch("ana", "mail", "2026-05-01T12:00:00Z"),
                bought("ana", "2026-05-02T12:00:00Z", 1, "CNY"),
                touch("ana", "mail", "2026-05-03T12:00:00Z"),
                bought("ana", "2026-05-04T12:00:00Z", 2, "CNY"),
                touch("ana", "mail", "2026-05-05T12:00:00Z"),
                touch("bo", "mail", "2026-05-01T12:00:00Z"),
                bought("bo", "2026-05-02T12:00:00Z", 4, "CNY"));

        String first = journeys(MAY + "&limit=2")
                .body("items.value", contains(1, 2))
                .extract()
                .path("next");

        journeys(MAY + "&limit=2&cursor=" + first)
                .body("items.value", contains(null, 4))
                .body("items.memberId", contains(id("ana"), id("bo")))
                .body("next", nullValue());
    }

    @Test
    void showsJourneysToThoseOnlyWhoMaySeeMembers() {
        var path = "/v1/communities/" + community.id() + "/attribution/journeys";

        given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                .get(path)
                .then()
                .statusCode(403);
        given().header("Authorization", TestCommunity.in("UTC").owner())
                .get(path)
                .then()
                .statusCode(404);
    }

    private String id(String member) {
        return community.member(member).toString();
    }

    private ValidatableResponse journeys(String query) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/attribution/journeys" + query)
                .then()
                .statusCode(200);
    }

    @Test
    void beginsANewJourneyAfterAConversion() {
        community.sees(
                touch("ana", "mail", "2026-04-29T12:00:00Z"),
                bought("ana", "2026-04-30T12:00:00Z", 60, "CNY"),
                touch("ana", "search", "2026-05-02T12:00:00Z"),
                bought("ana", "2026-05-03T12:00:00Z", 40, "CNY"),
                bought("ana", "2026-05-04T12:00:00Z", 10, "CNY"));

        attribution(MAY)
                .body("conversions", equalTo(1))
                .body("untouched", equalTo(1))
                .body("value", equalTo(40f))
                .body("models.find { it.model == 'LINEAR' }.channels.share", contains(1f, 0f))
                .body("models.find { it.model == 'LINEAR' }.channels[0].channel", equalTo("search"));
    }

    @Test
    void countsNothingThatWasTakenBack() {
        var purchase = bought("ana", "2026-05-03T12:00:00Z", 40, "CNY");
        var touch = touch("bo", "search", "2026-05-02T12:00:00Z");
        community.sees(
                touch("ana", "mail", "2026-05-02T12:00:00Z"),
                purchase,
                touch,
                touch("bo", "mail", "2026-05-02T12:00:00Z"),
                bought("bo", "2026-05-03T12:00:00Z", 40, "CNY"));
        community.sees(
                community.retraction(purchase, "2026-05-04T12:00:00Z"),
                community.retraction(touch, "2026-05-04T12:00:00Z"));

        attribution(MAY)
                .body("conversions", equalTo(1))
                .body("withoutConversion", equalTo(1))
                .body("value", equalTo(40f))
                .body("models[0].channels.channel", contains("mail"));
    }

    /** 16:00 UTC on 30 April is the first of May in Shanghai. */
    @Test
    void takesConversionsByTheDayOfTheCommunity() {
        community.sees(
                touch("ana", "mail", "2026-04-30T10:00:00Z"),
                bought("ana", "2026-04-30T16:00:00Z", 40, "CNY"),
                touch("bo", "mail", "2026-04-30T10:00:00Z"),
                bought("bo", "2026-04-30T15:59:59Z", 40, "CNY"));

        attribution(MAY).body("conversions", equalTo(1)).body("from", equalTo("2026-05-01"));
    }

    @Test
    void addsUpNoAmountsOfDifferentCurrencies() {
        play();
        community.sees(touch("di", "mail", "2026-05-02T12:00:00Z"), bought("di", "2026-05-03T12:00:00Z", 9, "USD"));

        attribution(MAY)
                .body("currency", nullValue())
                .body("value", nullValue())
                .body("conversions", equalTo(3));
        attribution(MAY + "&currency=CNY").body("value", equalTo(100f));
        attribution(MAY + "&currency=USD&model=LAST")
                .body("value", equalTo(9f))
                .body("models[0].channels.find { it.channel == 'mail' }.value", equalTo(9f));
    }

    @Test
    void attributesWhateverIsNamedAConversion() {
        community.sees(touch("ana", "mail", "2026-05-01T12:00:00Z"), community.joined("ana", "2026-05-02T12:00:00Z"));

        attribution(MAY + "&conversion=member.joined&model=FIRST")
                .body("conversions", equalTo(1))
                .body("currency", nullValue())
                .body("models[0].channels.channel", contains("mail"));
        problem(attribution(MAY), 422, "insufficient-data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "?model=LUCK 422",
                "?model=first 422",
                "?windowDays=0 422",
                "?windowDays=366 422",
                "?halfLifeDays=0 422",
                "?halfLifeDays=long 400",
                "?currency=yuan 422",
                "?conversion=channel.touched 422",
                "?conversion=DROP%20TABLE 422",
                "?from=2026-05-02&to=2026-05-01 422",
            })
    void refusesWhatItCannotAttribute(String query, int status) {
        problem(attribution(query), status, status == 400 ? "malformed-request" : "validation-failed");
    }

    @Test
    void answersAsItsContractSays() {
        play();

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/attribution")
                .then()
                .statusCode(200);
    }

    private void play() {
        community.sees(
                touch("ana", "mail", "2026-05-01T12:00:00Z"),
                touch("ana", "search", "2026-05-08T12:00:00Z"),
                bought("ana", "2026-05-09T12:00:00Z", 60, "CNY"),
                touch("bo", "search", "2026-05-02T12:00:00Z"),
                bought("bo", "2026-05-09T12:00:00Z", 40, "CNY"),
                touch("cy", "mail", "2026-05-02T12:00:00Z"),
                bought("unaided", "2026-05-09T12:00:00Z", 5, "CNY"));
    }

    private FeedItem touch(String member, String channel, String time) {
        return community.event("channel.touched", member, time, Map.of("channel", channel));
    }

    private FeedItem bought(String member, String time, int amount, String currency) {
        return community.event(
                "purchase.completed",
                member,
                time,
                Map.of("orderId", time + member, "amount", amount, "currency", currency));
    }

    private ValidatableResponse attribution(String query) {
        return community.get("/attribution" + query);
    }
}
