package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.BUSINESS;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.fact.Worth;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Quotient;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;

/** What is sold, each metric in one currency. */
@ApplicationScoped
class MoneyMetrics implements MetricFamily {
    private static final String IN_CURRENCY =
            " Only what was paid in the currency of the answer; an amount above 10,000,000,000 is taken for a fault and adds nothing.";

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("gmv")
                        .label("Gross merchandise value", "成交总额")
                        .question("How much is sold?", "成交多少金额？")
                        .means("Sum of data.amount over purchase.completed in the period; refunds are not taken off."
                                + IN_CURRENCY)
                        .money("amount of purchase.completed", null, currency -> money(sold(currency), null)),
                metric("refund_amount")
                        .label("Money paid back", "退款金额")
                        .question("How much is paid back?", "退款多少金额？")
                        .means("Sum of data.amount over purchase.refunded in the period." + IN_CURRENCY)
                        .lowerIsBetter()
                        .money("amount of purchase.refunded", null, currency -> money(refunded(currency), null)),
                metric("net_sales")
                        .label("Net sales", "净销售额")
                        .question("How much is sold and kept?", "扣除退款后销售多少？")
                        .means("gmv less refund_amount; a refund counts when it is paid, so a period can be below zero."
                                + IN_CURRENCY)
                        .money("gmv less refund_amount", null, currency -> money(kept(currency), null)),
                metric("average_order_value")
                        .label("Average order value", "客单价")
                        .question("How much is an order worth?", "一笔订单金额多少？")
                        .means("gmv divided by the number of purchase.completed in the period." + IN_CURRENCY)
                        .money(
                                "amount of purchase.completed",
                                "purchase.completed",
                                currency -> money(sold(currency), Term.events(orders(currency)))),
                metric("sales_per_buyer")
                        .label("Sales per buyer", "人均消费额")
                        .question("How much does a buyer spend?", "每位购买成员消费多少？")
                        .means("gmv divided by the distinct members with a purchase.completed in the period."
                                + IN_CURRENCY)
                        .money(
                                "amount of purchase.completed",
                                "members who buy",
                                currency -> money(sold(currency), Term.distinct(orders(currency)))));
    }

    static Quotient money(Term above, @Nullable Term below) {
        return new Quotient(above, below, Worth.MONEY_DECIMALS, false);
    }

    private static Term sold(String currency) {
        return Term.events(Measure.money(ActivityTypes.PURCHASE_COMPLETED, currency));
    }

    private static Term refunded(String currency) {
        return Term.events(Measure.money(ActivityTypes.PURCHASE_REFUNDED, currency));
    }

    /** What was sold less what was paid back. */
    static Term kept(String currency) {
        var sold = Measure.money(ActivityTypes.PURCHASE_COMPLETED, currency);
        var refunded = Measure.money(ActivityTypes.PURCHASE_REFUNDED, currency);
        return Term.number(
                Needs.counts(sold, refunded),
                (period, _, rollups) -> OptionalLong.of(rollups.count(sold, period.first(), period.last())
                        - rollups.count(refunded, period.first(), period.last())),
                sold,
                refunded);
    }

    private static Measure orders(String currency) {
        return Measure.paid(ActivityTypes.PURCHASE_COMPLETED, currency);
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(BUSINESS, id);
    }
}
