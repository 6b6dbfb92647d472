package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.BUSINESS;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** What a member is worth over the time that he stays (生命周期价值), each metric in one currency. */
@ApplicationScoped
class LifetimeMetrics implements MetricFamily {
    @Override
    public List<Metric> metrics() {
        return List.of(
                MetricDraft.of(BUSINESS, "ltv_realised")
                        .label("Lifetime value so far", "已实现生命周期价值 (LTV)")
                        .question("What has a member who joined then brought so far?", "该期加入的成员至今人均贡献多少？")
                        .means(
                                "Of the members whose join day lies in the period: what they paid (purchase.completed) less what they were paid back (purchase.refunded) on all days up to the cut-off, divided by their number. Only what was paid in the currency of the answer.")
                        .by(MONTH, QUARTER, YEAR)
                        .money(
                                "net sales to those who joined, to the cut-off",
                                "members who joined",
                                currency -> MoneyMetrics.money(keptOfJoined(currency), Term.distinct(Measure.JOINED))),
                MetricDraft.of(BUSINESS, "ltv_projected")
                        .label("Projected lifetime value", "预计生命周期价值 (LTV)")
                        .question("What will an active member bring until he is gone?", "一位活跃成员流失前预计贡献多少？")
                        .means(
                                "net_sales per active member of the period divided by its churn_rate, which is net_sales divided by the members active in the period and not in the next one: the sum of the periods that a member stays when sales and churn stay as they are, not discounted (the simple retention model of P. D. Berger and N. I. Nasr, Customer lifetime value, 1998). Null when nobody is gone, and while the data do not reach the next period. Only what was paid in the currency of the answer.")
                        .by(MONTH, QUARTER, YEAR)
                        .money(
                                "net_sales",
                                "active members who are not active in the next period",
                                currency -> MoneyMetrics.money(MoneyMetrics.kept(currency), LoyaltyMetrics.gone())));
    }

    private static Term keptOfJoined(String currency) {
        var sold = Measure.money(ActivityTypes.PURCHASE_COMPLETED, currency);
        var refunded = Measure.money(ActivityTypes.PURCHASE_REFUNDED, currency);
        return Term.number(
                Needs.boards(sold, refunded).and(Needs.members(Measure.JOINED)),
                (period, _, rollups) -> {
                    var joined = rollups.during(Measure.JOINED, period.first(), period.last());
                    return OptionalLong.of(rollups.held(sold, joined) - rollups.held(refunded, joined));
                },
                Measure.JOINED);
    }
}
