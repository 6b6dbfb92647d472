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
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BusinessMetricsTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void begin() {
        community = TestCommunity.in("Asia/Shanghai");
    }

    @Test
    void addsMoneyExactly() {
        community.sees(
                bought("ana", "2026-05-01T02:00:00Z", "0.1", "CNY"),
                bought("ana", "2026-05-02T02:00:00Z", "0.2", "CNY"),
                bought("bo", "2026-05-02T02:00:00Z", "19.9999", "CNY"),
                refunded("bo", "2026-05-03T02:00:00Z", "5.5", "CNY"));

        var body = community
                .get("/metrics?metrics=gmv,refund_amount,net_sales&" + MAY)
                .statusCode(200)
                .body("items.currency", contains("CNY", "CNY", "CNY"))
                .extract()
                .asString();
        assertThat(body)
                .contains("\"value\":20.2999,\"numerator\":20.2999")
                .contains("\"value\":5.5,")
                .contains("\"value\":14.7999,");
    }

    @Test
    void tellsAverageOrderValueSalesPerBuyerAndRepurchase() {
        community.sees(
                bought("ana", "2026-05-01T02:00:00Z", "10", "CNY"),
                bought("ana", "2026-05-01T03:00:00Z", "20", "CNY"),
                bought("bo", "2026-05-01T02:00:00Z", "30", "CNY"),
                bought("bo", "2026-05-09T02:00:00Z", "40", "CNY"),
                refunded("bo", "2026-05-09T02:00:00Z", "40", "CNY"));

        community
                .get("/metrics/average_order_value?" + MAY)
                .body("currency", equalTo("CNY"))
                .body("items.numerator", contains(100))
                .body("items.denominator", contains(4))
                .body("items.value", contains(25.0f));
        assertThat(community.values("sales_per_buyer?" + MAY)).containsExactly(50.0f);
        assertThat(community.values("orders?" + MAY)).containsExactly(4);
        assertThat(community.values("buyers?" + MAY)).containsExactly(2);
        community
                .get("/metrics/repurchase_rate?" + MAY)
                .body("items.numerator", contains(1))
                .body("items.denominator", contains(2));
        assertThat(community.values("refund_rate?" + MAY)).containsExactly(0.25f);
    }

    @Test
    void refusesToAddDifferentCurrencies() {
        community.sees(
                bought("ana", "2026-05-01T02:00:00Z", "10", "CNY"), bought("ana", "2026-05-01T03:00:00Z", "3", "usd"));

        problem(community.get("/metrics/gmv?" + MAY), 422, "validation-failed")
                .body("errors[0].code", equalTo("several-currencies"));
        problem(community.get("/metrics/gmv?currency=yuan&" + MAY), 422, "validation-failed");
        assertThat(community.values("gmv?currency=CNY&" + MAY)).containsExactly(10);
        assertThat(community.values("gmv?currency=USD&" + MAY)).containsExactly(3);
        assertThat(community.values("gmv?currency=EUR&" + MAY)).containsExactly(0);
        assertThat(community.values("orders?" + MAY)).containsExactly(2);
        community
                .get("/metrics?metrics=gmv,orders&currency=USD&" + MAY)
                .body("items[0].currency", equalTo("USD"))
                .body("items[1].currency", nullValue());
    }

    @Test
    void hasNoCurrencyWhileNothingWasBought() {
        community.sees(community.message("ana", "2026-05-01T02:00:00Z"));

        community
                .get("/metrics/gmv?" + MAY)
                .statusCode(200)
                .body("currency", nullValue())
                .body("items.value", contains(0));
        assertThat(community.values("average_order_value?" + MAY)).containsExactly((Object) null);
    }

    @Test
    void takesMoneyBackWithTheEvent() {
        var purchase = bought("ana", "2026-05-01T02:00:00Z", "10", "CNY");
        community.sees(purchase, bought("bo", "2026-05-01T02:00:00Z", "7", "CNY"));

        community.sees(community.retraction(purchase, "2026-05-02T02:00:00Z"));

        assertThat(community.values("gmv?" + MAY)).containsExactly(7);
        assertThat(community.values("average_order_value?" + MAY)).containsExactly(7.0f);
    }

    @Test
    void countsAnOrderWhoseAmountIsAFaultWithoutMoney() {
        community.sees(
                bought("ana", "2026-05-01T02:00:00Z", "10000000000", "CNY"),
                bought("ana", "2026-05-01T02:00:00Z", "10000000000.01", "CNY"),
                bought("ana", "2026-05-01T02:00:00Z", "12", "C1Y"));

        assertThat(community.values("orders?" + MAY)).containsExactly(3);
        assertThat(community.get("/metrics/gmv?" + MAY).extract().asString()).contains("\"value\":10000000000,");
    }

    @Test
    void tellsWhatMarketingLeadsTo() {
        community.sees(
                community.event("channel.touched", "ana", "2026-05-01T02:00:00Z", Map.of("channel", "mail")),
                community.event("channel.touched", "bo", "2026-05-01T02:00:00Z", Map.of("channel", "mail")),
                community.event("channel.touched", "bo", "2026-05-02T02:00:00Z", Map.of("channel", "ads")),
                bought("bo", "2026-05-03T02:00:00Z", "10", "CNY"),
                bought("cy", "2026-05-03T02:00:00Z", "10", "CNY"),
                community.event("coupon.used", "cy", "2026-05-03T02:00:00Z", Map.of("coupon", "c1")),
                community.message("cy", "2026-05-03T02:00:00Z"),
                community.message("ana", "2026-05-03T02:00:00Z"));

        assertThat(community.values("touches?" + MAY)).containsExactly(3);
        assertThat(community.values("touched_members?" + MAY)).containsExactly(2);
        assertThat(community.values("touch_conversion?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("coupon_ratio?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("conversion_rate?" + MAY)).containsExactly(0.5f);
    }

    private FeedItem bought(String member, String time, String amount, String currency) {
        return paid("purchase.completed", member, time, amount, currency);
    }

    private FeedItem refunded(String member, String time, String amount, String currency) {
        return paid("purchase.refunded", member, time, amount, currency);
    }

    private FeedItem paid(String type, String member, String time, String amount, String currency) {
        var data = Map.of("orderId", "o", "amount", new BigDecimal(amount), "currency", currency);
        return community.event(type, member, time, data);
    }
}
