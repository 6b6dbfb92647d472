package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.BUSINESS;
import static org.communityops.kpi.metric.MetricDefinition.Dimension.OPERATIONS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.HOURS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.RATIO;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.communityops.kpi.cost.CostKind;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.rollup.Measure;

/** What the community costs, and what that is in proportion to what it brings. */
@ApplicationScoped
class CostMetrics implements MetricFamily {
    private static final String IN_CURRENCY = " Only costs in the currency of the answer; reversals take theirs off.";

    @Override
    public List<Metric> metrics() {
        return Stream.concat(money(), operations()).toList();
    }

    private static Stream<Metric> money() {
        return Stream.of(
                MetricDraft.of(BUSINESS, "costs")
                        .label("Costs", "成本")
                        .question("What does the community cost?", "社群花费多少？")
                        .means("Sum of the amounts of the costs whose day lies in the period." + IN_CURRENCY)
                        .neutral()
                        .money("costs", null, currency -> MoneyMetrics.money(spent(currency, CostKind.values()), null)),
                MetricDraft.of(BUSINESS, "acquisition_cost")
                        .label("Acquisition costs", "获客成本总额")
                        .question("What does it cost to win members?", "获客花费多少？")
                        .means("Sum of the amounts of the costs of kind ACQUISITION whose day lies in the period."
                                + IN_CURRENCY)
                        .neutral()
                        .money(
                                "costs of kind ACQUISITION",
                                null,
                                currency -> MoneyMetrics.money(spent(currency, CostKind.ACQUISITION), null)),
                MetricDraft.of(BUSINESS, "cac")
                        .label("Customer acquisition cost", "获客成本 (CAC)")
                        .question("What does it cost to win a member?", "获得一位成员花费多少？")
                        .means(
                                "acquisition_cost divided by members_joined, both of the period. By channel: what was spent on a channel divided by the members whose member.joined of the join day names it."
                                        + IN_CURRENCY)
                        .lowerIsBetter()
                        .money(
                                "costs of kind ACQUISITION",
                                "members who joined",
                                currency -> MoneyMetrics.money(
                                        spent(currency, CostKind.ACQUISITION), Term.daily(Measure.JOINED))),
                MetricDraft.of(BUSINESS, "return_on_costs")
                        .label("Return on costs", "成本回报率")
                        .question("How much more comes in than goes out?", "收入超出成本多少？")
                        .means(
                                "net_sales less costs, divided by costs, all of the period and whatever led to the sales. Null without costs. What campaigns, channels and budget lines return is told by …/roi."
                                        + IN_CURRENCY)
                        .unit(RATIO)
                        .money("net_sales less costs", "costs", CostMetrics::returned));
    }

    private static Stream<Metric> operations() {
        return Stream.of(
                MetricDraft.of(OPERATIONS, "cost_per_active_member")
                        .label("Cost per active member", "单位活跃成员成本")
                        .question("What does an active member cost?", "每位活跃成员花费多少？")
                        .means("costs divided by the distinct members active in the period." + IN_CURRENCY)
                        .lowerIsBetter()
                        .money(
                                "costs",
                                "active members",
                                currency -> MoneyMetrics.money(
                                        spent(currency, CostKind.values()), Term.distinct(Measure.ACTIVE))),
                MetricDraft.of(OPERATIONS, "operator_hours")
                        .label("Operator hours", "运营工时")
                        .question("How long do operators work?", "运营投入多少工时？")
                        .means("Sum of the hours of the costs whose day lies in the period; reversals take theirs off.")
                        .neutral()
                        .unit(HOURS)
                        .amount("hours", Term.events(Measure.OPERATOR_HOURS), Measure.HOUR_DECIMALS),
                MetricDraft.of(OPERATIONS, "operator_hours_per_active_member")
                        .label("Operator hours per active member", "单位活跃成员运营工时")
                        .question("How long do operators work for an active member?", "每位活跃成员需要多少运营工时？")
                        .means("operator_hours divided by the distinct members active in the period.")
                        .lowerIsBetter()
                        .unit(HOURS)
                        .ratio(
                                "hours",
                                Term.events(Measure.OPERATOR_HOURS),
                                Measure.HOUR_DECIMALS,
                                "active members",
                                Term.distinct(Measure.ACTIVE)));
    }

    private static Formula returned(String currency) {
        var sales = new Combined.Part("net_sales", MoneyMetrics.money(MoneyMetrics.kept(currency), null));
        var costs = new Combined.Part("costs", MoneyMetrics.money(spent(currency, CostKind.values()), null));
        return new Combined(
                List.of(sales, costs),
                values -> values[1] == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((values[0] - values[1]) / values[1]));
    }

    private static Term spent(String currency, CostKind... kinds) {
        return Term.events(Stream.of(kinds)
                .map(kind -> Measure.cost(kind.name(), currency))
                .toArray(Measure[]::new));
    }
}
