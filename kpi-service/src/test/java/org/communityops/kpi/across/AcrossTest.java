package org.communityops.kpi.across;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AcrossTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private TestCommunity one = TestCommunity.unheardOf();
    private TestCommunity other = TestCommunity.unheardOf();

    @BeforeEach
    void begin() {
        one = TestCommunity.in("Asia/Shanghai");
        other = TestCommunity.in("America/New_York");
    }

    @Test
    void addsWhatStandsAboveAndBelowTheLine() {
        one.sees(
                one.message("ana", "2026-05-01T12:00:00Z"),
                one.reply("bo", "2026-05-01T12:00:00Z"),
                one.reply("bo", "2026-05-02T12:00:00Z"));
        other.sees(other.message("ana", "2026-05-03T12:00:00Z"));

        across("reply_ratio", MAY)
                .statusCode(200)
                .body("metric", equalTo("reply_ratio"))
                .body("granularity", equalTo("MONTH"))
                .body("items", hasSize(2))
                .body("items.find {it.communityId == '" + one.id() + "'}.items.value", contains(0.666667f))
                .body("items.find {it.communityId == '" + other.id() + "'}.timeZone", equalTo("America/New_York"))
                .body("total.numerator", contains(2))
                .body("total.denominator", contains(4))
                .body("total.value", contains(0.5f));
        across("active_members", MAY).body("total.value", contains(3));
    }

    @Test
    void countsTheDayOfEachCommunityInItsZone() {
        one.sees(one.message("ana", "2026-05-01T02:00:00Z")); // 1 May in Shanghai
        other.sees(other.message("bo", "2026-05-01T02:00:00Z")); // 30 April in New York

        across("messages", "from=2026-04-30&to=2026-05-01&granularity=DAY")
                .body("total.period", contains("2026-04-30", "2026-05-01"))
                .body("total.value", contains(1, 1));
    }

    @Test
    void doesNotKnowATotalOfWhichAPartIsNotKnownYet() {
        one.sees(one.message("ana", "2026-05-01T12:00:00Z"), one.message("ana", "2026-06-01T12:00:00Z"));
        other.sees(other.message("bo", "2026-05-01T12:00:00Z"));

        across("churn_rate", MAY).body("total.denominator", contains(2)).body("total.value", contains((Object) null));
    }

    @Test
    void addsMoneyOfOneCurrencyOnly() {
        one.sees(bought(one, "CNY"));
        other.sees(bought(other, "USD"));

        problem(across("gmv", MAY), 422, "validation-failed").body("errors[0].code", equalTo("several-currencies"));
        across("gmv", MAY + "&currency=CNY").body("currency", equalTo("CNY")).body("total.value", contains(9.5f));
        other.sees(bought(other, "CNY"));
        across("average_order_value", MAY + "&currency=CNY")
                .body("total.numerator", contains(19))
                .body("total.value", contains(9.5f));
    }

    @Test
    void looksAtAllCommunitiesOfTheKeyOrAtThoseNamed() {
        one.sees(one.message("ana", "2026-05-01T12:00:00Z"));
        other.sees(other.message("ana", "2026-05-01T12:00:00Z"));
        var everywhere = TestKeys.everywhere(KeyKind.OWN);

        given().header("Authorization", one.owner())
                .get("/v1/metrics/messages/by-community?" + MAY)
                .then()
                .body("items.communityId", contains(one.id().toString()))
                .body("total.value", contains(1));
        across("messages", MAY)
                .body(
                        "items.communityId",
                        hasItems(one.id().toString(), other.id().toString()));
        problem(
                given().header("Authorization", one.owner())
                        .get("/v1/metrics/messages/by-community?communities=" + other.id()),
                404,
                "not-found");
        problem(
                given().header("Authorization", everywhere)
                        .get("/v1/metrics/messages/by-community?communities=" + UUID.randomUUID()),
                404,
                "not-found");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        problem(across("luck", MAY), 404, "not-found");
        problem(across("own_x", MAY), 404, "not-found");
        problem(across("messages", "from=2026-05-02&to=2026-05-01"), 422, "validation-failed");
        problem(across("messages", "from=2006-05-02&to=2026-05-01"), 422, "range-too-large");
        problem(across("messages", "granularity=HOUR"), 422, "validation-failed");
        problem(across("messages", "variant=exact"), 422, "validation-failed");
        problem(one.asOwner().get("/v1/metrics/messages/by-community?communities=abc"), 400, "malformed-request");
        assertThat(given().header("Authorization", TestKeys.of(KeyKind.BOT, one.id()))
                        .get("/v1/metrics/messages/by-community")
                        .statusCode())
                .isEqualTo(403);
    }

    private ValidatableResponse across(String metric, String query) {
        return given().header("Authorization", TestKeys.everywhere(KeyKind.BI))
                .get("/v1/metrics/" + metric + "/by-community?communities=" + one.id() + "," + other.id() + "&" + query)
                .then();
    }

    private static org.communityops.kit.feed.FeedItem bought(TestCommunity community, String currency) {
        return community.event(
                "purchase.completed",
                "ana",
                "2026-05-01T12:00:00Z",
                Map.of("orderId", "o", "amount", 9.5, "currency", currency));
    }
}
