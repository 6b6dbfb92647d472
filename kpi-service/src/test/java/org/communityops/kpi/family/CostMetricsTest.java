package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CostMetricsTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    @Test
    void addsCostsOfOneCurrencyOnDaysWithoutEventsToo() {
        community.sees(community.message("ana", "2026-05-10T12:00:00Z"));
        spent("2026-05-01", "0.1", "CNY", "ACQUISITION", "");
        spent("2026-05-10", "0.2", "CNY", "TOOL", "");
        spent("2026-05-31", "0.0001", "CNY", "REWARD", "");
        spent("2026-06-01", "7", "CNY", "REWARD", "");

        assertThat(community.get("/metrics/costs?" + MAY).extract().asString()).contains("\"value\":0.3001,");
        assertThat(community.values("acquisition_cost?" + MAY)).containsExactly(0.1f);
        assertThat(community.values("cost_per_active_member?" + MAY)).containsExactly(0.3001f);

        spent("2026-05-02", "5", "USD", "TOOL", "");
        problem(community.get("/metrics/costs?" + MAY), 422, "validation-failed");
        assertThat(community.values("costs?currency=USD&" + MAY)).containsExactly(5);
    }

    @Test
    void dividesAcquisitionCostsByThoseWhoJoinedAlsoByChannel() {
        community.sees(
                joined("ana", "2026-05-02T12:00:00Z", "wechat"),
                joined("bo", "2026-05-03T12:00:00Z", "wechat"),
                joined("cy", "2026-05-03T12:00:00Z", "weibo"),
                joined("di", "2026-05-03T12:00:00Z", "park"));
        spent("2026-05-01", "30", "CNY", "ACQUISITION", ",\"channel\":\"wechat\"");
        spent("2026-05-02", "6", "CNY", "ACQUISITION", ",\"channel\":\"weibo\"");
        spent("2026-05-02", "4", "CNY", "ACQUISITION", "");
        spent("2026-05-02", "99", "CNY", "STAFF", ",\"channel\":\"weibo\"");

        community
                .get("/metrics/cac?by=channel&" + MAY)
                .statusCode(200)
                .body("currency", equalTo("CNY"))
                .body("items.numerator", contains(40))
                .body("items.denominator", contains(4))
                .body("items.value", contains(10f))
                .body("parts.find { it.name == 'wechat' }.items.value", contains(15f))
                .body("parts.find { it.name == 'weibo' }.items.value", contains(6f))
                .body("parts.find { it.name == 'park' }.items.value", contains(0f))
                .body("parts.find { it.kind == 'NONE' }.items.numerator", contains(4))
                .body("parts.find { it.kind == 'NONE' }.items.value", contains(nullValue()));
        community
                .get("/metrics/cac/explain?" + MAY)
                .statusCode(200)
                .body("items[0].value.denominator", equalTo(4))
                .body("inputs.find { it.measure == 'cost:ACQUISITION$CNY' }.days.count", contains(300000, 100000));
        community
                .get("/metrics/cac/explain/members?period=2026-05&side=DENOMINATOR")
                .statusCode(200)
                .body("items.size()", equalTo(4));
    }

    @Test
    void tellsTheHoursOfOperators() {
        community.sees(
                community.message("ana", "2026-05-02T12:00:00Z"), community.message("bo", "2026-05-02T12:00:00Z"));
        spent("2026-05-02", "0", "CNY", "STAFF", hours("1.25"));
        spent("2026-05-03", "50", "CNY", "STAFF", hours("2"));

        assertThat(community.values("operator_hours?" + MAY)).containsExactly(3.25f);
        assertThat(community.values("operator_hours_per_active_member?" + MAY)).containsExactly(1.625f);
    }

    @Test
    void comparesSalesWithCosts() {
        community.sees(bought("ana", "2026-05-02T12:00:00Z", "150"), refunded("ana", "2026-05-03T12:00:00Z", "30"));
        assertThat(community.values("return_on_costs?" + MAY)).containsExactly((Object) null);

        spent("2026-05-02", "80", "CNY", "TOOL", "");

        assertThat(community.values("return_on_costs?" + MAY)).containsExactly(0.5f);
        community
                .get("/metrics/return_on_costs/explain?" + MAY)
                .body("items[0].parts.metric", contains("costs", "net_sales"))
                .body("items[0].parts.value.value", contains(80, 120));
    }

    /** In May Ana and Bo join; Ana pays 100, is paid 10 back and pays 30 in June; Bo pays nothing; Cy joins in June. */
    @Test
    void tellsWhatThoseWhoJoinedHavePaidSoFar() {
        var purchase = bought("ana", "2026-06-02T12:00:00Z", "30");
        community.sees(
                joined("ana", "2026-05-02T12:00:00Z", "wechat"),
                joined("bo", "2026-05-02T12:00:00Z", "wechat"),
                joined("cy", "2026-06-02T12:00:00Z", "wechat"),
                bought("ana", "2026-05-02T12:00:00Z", "100"),
                refunded("ana", "2026-05-03T12:00:00Z", "10"),
                purchase,
                bought("cy", "2026-06-03T12:00:00Z", "7.5"),
                bought("nobody", "2026-06-03T12:00:00Z", "1000"));

        community
                .get("/metrics/ltv_realised?from=2026-05-01&to=2026-06-30")
                .body("items.period", contains("2026-05", "2026-06"))
                .body("items.numerator", contains(120, 7.5f))
                .body("items.denominator", contains(2, 1))
                .body("items.value", contains(60f, 7.5f));

        community.sees(community.retraction(purchase, "2026-06-04T12:00:00Z"));
        assertThat(community.values("ltv_realised?" + MAY)).containsExactly(45f);
    }

    /** Four are active in May and pay 100 in all; one of them is active in June, so three quarters are gone: 25 / 0.75. */
    @Test
    void projectsTheValueFromSalesAndChurn() {
        for (var member : new String[] {"ana", "bo", "cy", "di"}) {
            community.sees(community.message(member, "2026-05-02T12:00:00Z"));
        }
        community.sees(bought("ana", "2026-05-02T12:00:00Z", "100"));
        assertThat(community.values("ltv_projected?" + MAY)).containsExactly((Object) null);

        community.sees(community.message("ana", "2026-06-02T12:00:00Z"));

        community
                .get("/metrics/ltv_projected?" + MAY)
                .body("items.numerator", contains(100))
                .body("items.denominator", contains(3))
                .body("items.value", contains(33.333333f));
    }

    private void spent(String day, String amount, String currency, String kind, String more) {
        community
                .posting("{\"day\":\"" + day + "\",\"amount\":" + amount + ",\"currency\":\"" + currency
                        + "\",\"kind\":\"" + kind + "\"" + more + "}")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/v1/communities/" + community.id() + "/costs")
                .then()
                .statusCode(201);
    }

    private static String hours(String hours) {
        return ",\"hours\":" + hours + ",\"operatorId\":\"0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b\"";
    }

    private FeedItem joined(String member, String time, String channel) {
        return community.event("member.joined", member, time, Map.of("channel", channel));
    }

    private FeedItem bought(String member, String time, String amount) {
        return paid("purchase.completed", member, time, amount);
    }

    private FeedItem refunded(String member, String time, String amount) {
        return paid("purchase.refunded", member, time, amount);
    }

    private FeedItem paid(String type, String member, String time, String amount) {
        var data = Map.of("orderId", "o", "amount", new BigDecimal(amount), "currency", "CNY");
        return community.event(type, member, time, data);
    }
}
