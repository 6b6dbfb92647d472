package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.MEMBERS;
import static org.communityops.kpi.period.Granularity.DAY;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;

/** How many members are active (活跃). */
@ApplicationScoped
class ActivityMetrics implements MetricFamily {
    private static final String ACTIVE = "Active is a member with at least one message.posted or reaction.added.";
    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 30;

    @Override
    public List<Metric> metrics() {
        return List.of(
                metric("dau")
                        .label("Daily active members", "日活跃成员数")
                        .question("How many members are active on a day?", "一天有多少成员活跃？")
                        .means("Distinct members active on the calendar day. " + ACTIVE)
                        .by(DAY)
                        .members("active members", Term.daily(Measure.ACTIVE)),
                metric("wau")
                        .label("Weekly active members", "周活跃成员数")
                        .question("How many members are active in a week?", "一周有多少成员活跃？")
                        .means("Distinct members active in the ISO week. " + ACTIVE)
                        .by(WEEK)
                        .members("active members", Term.distinct(Measure.ACTIVE)),
                metric("mau")
                        .label("Monthly active members", "月活跃成员数")
                        .question("How many members are active in a month?", "一月有多少成员活跃？")
                        .means("Distinct members active in the calendar month. " + ACTIVE)
                        .by(MONTH)
                        .members("active members", Term.distinct(Measure.ACTIVE)),
                metric("active_members")
                        .label("Active members", "活跃成员数")
                        .question("How many members are active in a period?", "某一时期有多少成员活跃？")
                        .means("Distinct members active in the period. " + ACTIVE)
                        .members("active members", Term.distinct(Measure.ACTIVE)),
                metric("wau7")
                        .label("Active members of 7 days", "7日活跃成员数")
                        .question("How many members were active in the last 7 days?", "最近7天有多少成员活跃？")
                        .means("Distinct members active on the day or the 6 days before it. " + ACTIVE)
                        .by(DAY)
                        .members("active members", rolling(WEEK_DAYS)),
                metric("mau30")
                        .label("Active members of 30 days", "30日活跃成员数")
                        .question("How many members were active in the last 30 days?", "最近30天有多少成员活跃？")
                        .means("Distinct members active on the day or the 29 days before it. " + ACTIVE)
                        .by(DAY)
                        .members("active members", rolling(MONTH_DAYS)),
                metric("avg_dau")
                        .label("Average daily active members", "平均日活跃成员数")
                        .question("How many members are active on an average day?", "平均每天有多少成员活跃？")
                        .means(
                                "Sum of the active members of each day, divided by the days of the period from the first day with an event to the cut-off.")
                        .by(WEEK, MONTH, QUARTER, YEAR)
                        .unit(MEMBERS)
                        .ratio(
                                "sum of dau",
                                Term.daily(Measure.ACTIVE),
                                "days of the period that the data reach",
                                Term.number(
                                        Needs.NOTHING,
                                        (period, community, _) ->
                                                OptionalLong.of(community.daysWithin(period.first(), period.last())))),
                metric("stickiness")
                        .label("Stickiness", "活跃粘性")
                        .question("How often does an active member come back?", "活跃成员多久回来一次？")
                        .means(
                                "By day: dau divided by mau30. By longer periods: avg_dau divided by the active members of the period.")
                        .ratio(
                                "dau; longer periods: sum of dau",
                                Term.daily(Measure.ACTIVE),
                                "mau30; longer periods: active members times the days that the data reach",
                                Term.number(
                                        Needs.members(Measure.ACTIVE).days(MONTH_DAYS - 1, 0),
                                        ActivityMetrics::possibleDays,
                                        Measure.ACTIVE)),
                metric("posters")
                        .label("Posting members", "发言成员数")
                        .question("How many members post?", "有多少成员发言？")
                        .means("Distinct members with at least one message.posted in the period.")
                        .members("members who posted", Term.distinct(Measure.MESSAGES)));
    }

    private static Term rolling(int days) {
        var needs = Needs.members(Measure.ACTIVE).days(days - 1, 0);
        return new Term(
                needs,
                (period, _, rollups) -> OptionalLong.of(rollups.rolling(Measure.ACTIVE, days, period.first())),
                needs,
                (period, _, rollups) ->
                        rollups.during(Measure.ACTIVE, period.first().minusDays(days - 1L), period.first()));
    }

    /** How many member days there would be if whoever is active were so every day. */
    private static OptionalLong possibleDays(Period period, Community community, DayRollups rollups) {
        if (period.granularity() == DAY) {
            return OptionalLong.of(rollups.rolling(Measure.ACTIVE, MONTH_DAYS, period.first()));
        }
        var active = rollups.during(Measure.ACTIVE, period.first(), period.last());
        return OptionalLong.of(active.getLongCardinality() * community.daysWithin(period.first(), period.last()));
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(USERS, id);
    }
}
