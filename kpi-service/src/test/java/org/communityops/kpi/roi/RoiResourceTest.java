package org.communityops.kpi.roi;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RoiResourceTest {
    private static final String MAY = "?from=2026-05-01&to=2026-05-31";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    /**
     * Ana meets spring over mail, then summer over search, and pays 100, of which 40 come back: 30 for each. Bo meets spring
     * over mail and pays 60. Cy meets nothing and pays 10. So spring sells 90, summer 30.
     */
    @Test
    void putsWhatCampaignsSoldBesideWhatTheyCost() {
        play();

        roi("").body("by", equalTo("CAMPAIGN"))
                .body("model", equalTo("LINEAR"))
                .body("currency", equalTo("CNY"))
                .body("items.name", contains("spring", "summer", null))
                .body("items.costs", contains(60, 40, 5))
                .body("items.sales", contains(90, 30, 10))
                .body("items.roi", contains(0.5f, -0.25f, 1))
                .body("total.costs", equalTo(105))
                .body("total.sales", equalTo(130))
                .body("total.roi", equalTo(0.238095f));
    }

    @Test
    void followsTheModelThatIsNamed() {
        play();

        roi("&model=FIRST")
                .body("items.sales", contains(120, 0, 10))
                .body("items.name", contains("spring", "summer", null));
    }

    /** Mail cost 50 and sold 90, search cost 30 and sold 30. */
    @Test
    void tellsTheReturnOfChannels() {
        play();

        roi("&by=CHANNEL")
                .body("items.name", contains("mail", "search", null))
                .body("items.costs", contains(50, 30, 25))
                .body("items.sales", contains(90, 30, 10))
                .body("items.roi", contains(0.8f, 0, -0.6f));
    }

    /** CORE paid 50 of the 60 of spring, EXPERIMENT 10 of it and 30 of the 40 of summer; the other 10 name no line. */
    @Test
    void dividesTheSalesOfACampaignAmongTheLinesThatPaid() {
        play();

        roi("&by=LINE")
                .body("items.name", contains("CORE", "EXPERIMENT", null))
                .body("items.costs", contains(50, 40, 15))
                .body("items.sales", contains(75, 37.5f, 17.5f))
                .body("total.sales", equalTo(130));
    }

    @Test
    void takesReversalsAndRetractionsOff() {
        var touch = touched("ana", "2026-05-02T12:00:00Z", "mail", "spring");
        community.sees(touch, bought("ana", "2026-05-03T12:00:00Z", "o1", "20", "CNY"));
        var cost = spent("\"amount\":10,\"campaignId\":\"spring\"");
        var before = roi("");
        before.body("items.roi", contains(1));

        community
                .asOwner()
                .header("Idempotency-Key", "r")
                .post(cost + "/reverse")
                .then()
                .statusCode(201);
        roi("").body("items.costs", contains(0))
                .body("items.roi", contains(nullValue()))
                .header("ETag", not(before.extract().header("ETag")));

        community.sees(community.retraction(touch, "2026-05-04T12:00:00Z"));
        roi("").body("items.name", contains(nullValue())).body("items.sales", contains(20));
    }

    @Test
    void keepsCurrenciesApart() {
        community.sees(bought("ana", "2026-05-03T12:00:00Z", "o1", "20", "USD"));
        spent("\"amount\":10");

        problem(roi("", 422), 422, "validation-failed").body("errors[0].code", equalTo("several-currencies"));
        roi("&currency=USD").body("total.sales", equalTo(20)).body("total.costs", equalTo(0));
        roi("&currency=CNY").body("total.sales", equalTo(0)).body("total.costs", equalTo(10));
    }

    @Test
    void saysNothingOfNothing() {
        roi("").body("items", empty()).body("currency", nullValue()).body("total.roi", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"by=luck", "model=GUESS", "windowDays=0", "windowDays=366", "halfLifeDays=0", "currency=cny"})
    void refusesWhatItDoesNotKnow(String parameter) {
        problem(roi("&" + parameter, 422), 422, "validation-failed");
    }

    @Test
    void isForThoseWhoMaySeeCosts() {
        var path = "/v1/communities/" + community.id() + "/roi";
        given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                .get(path)
                .then()
                .statusCode(200);
        problem(
                given().header("Authorization", TestKeys.of(KeyKind.BOT, community.id()))
                        .get(path)
                        .then(),
                403,
                "forbidden");
    }

    private void play() {
        community.sees(
                touched("ana", "2026-05-02T12:00:00Z", "mail", "spring"),
                touched("ana", "2026-05-03T12:00:00Z", "search", "summer"),
                bought("ana", "2026-05-04T12:00:00Z", "o1", "100", "CNY"),
                refunded("ana", "2026-06-04T12:00:00Z", "o1", "40"),
                touched("bo", "2026-05-02T12:00:00Z", "mail", "spring"),
                bought("bo", "2026-05-05T12:00:00Z", "o2", "60", "CNY"),
                bought("cy", "2026-05-05T12:00:00Z", "o3", "10", "CNY"));
        spent("\"amount\":50,\"campaignId\":\"spring\",\"channel\":\"mail\",\"line\":\"CORE\"");
        spent("\"amount\":10,\"campaignId\":\"spring\",\"line\":\"EXPERIMENT\"");
        spent("\"amount\":30,\"campaignId\":\"summer\",\"channel\":\"search\",\"line\":\"EXPERIMENT\"");
        spent("\"amount\":10,\"campaignId\":\"summer\"");
        spent("\"amount\":5");
    }

    private ValidatableResponse roi(String more) {
        return roi(more, 200);
    }

    private ValidatableResponse roi(String more, int status) {
        return community
                .asOwner()
                .filter(status == 200 ? ContractValidation.filter() : (request, spec, next) -> next.next(request, spec))
                .get("/v1/communities/" + community.id() + "/roi" + MAY + more)
                .then()
                .statusCode(status);
    }

    private String spent(String members) {
        return community
                .posting("{\"day\":\"2026-05-10\",\"currency\":\"CNY\",\"kind\":\"ACQUISITION\"," + members + "}")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/communities/" + community.id() + "/costs")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private FeedItem touched(String member, String time, String channel, String campaign) {
        return community.event("channel.touched", member, time, Map.of("channel", channel, "campaign", campaign));
    }

    private FeedItem bought(String member, String time, String order, String amount, String currency) {
        var data = Map.of("orderId", order, "amount", new BigDecimal(amount), "currency", currency);
        return community.event("purchase.completed", member, time, data);
    }

    private FeedItem refunded(String member, String time, String order, String amount) {
        var data = Map.of("orderId", order, "amount", new BigDecimal(amount), "currency", "CNY");
        return community.event("purchase.refunded", member, time, data);
    }
}
