package org.communityops.kpi.metric;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;
import static org.communityops.kpi.metric.MetricDefinition.Direction.HIGHER_IS_BETTER;
import static org.communityops.kpi.metric.MetricDefinition.Unit.MEMBERS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.RATIO;
import static org.communityops.kpi.period.Granularity.DAY;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;

/** How many members there are, and how many of them are active. */
final class MemberMetrics {
    private static final String ACTIVE = "Active is a member with at least one message.posted or reaction.added.";
    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 30;

    private MemberMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of(
                        define(
                                "dau",
                                new Text("Daily active members", "日活跃成员数"),
                                new Text("How many members are active on a day?", "一天有多少成员活跃？"),
                                "Distinct members active on the calendar day. " + ACTIVE,
                                "active members",
                                DAY),
                        activeOnDay()),
                Metric.of(
                        define(
                                "wau",
                                new Text("Weekly active members", "周活跃成员数"),
                                new Text("How many members are active in a week?", "一周有多少成员活跃？"),
                                "Distinct members active in the ISO week. " + ACTIVE,
                                "active members",
                                WEEK),
                        active()),
                Metric.of(
                        define(
                                "mau",
                                new Text("Monthly active members", "月活跃成员数"),
                                new Text("How many members are active in a month?", "一月有多少成员活跃？"),
                                "Distinct members active in the calendar month. " + ACTIVE,
                                "active members",
                                MONTH),
                        active()),
                Metric.of(
                        define(
                                "active_members",
                                new Text("Active members", "活跃成员数"),
                                new Text("How many members are active in a period?", "某一时期有多少成员活跃？"),
                                "Distinct members active in the period. " + ACTIVE,
                                "active members",
                                DAY,
                                WEEK,
                                MONTH,
                                QUARTER,
                                YEAR),
                        active()),
                Metric.of(
                        define(
                                "wau7",
                                new Text("Active members of 7 days", "7日活跃成员数"),
                                new Text("How many members were active in the last 7 days?", "最近7天有多少成员活跃？"),
                                "Distinct members active on the day or the 6 days before it. " + ACTIVE,
                                "active members",
                                DAY),
                        rolling(WEEK_DAYS)),
                Metric.of(
                        define(
                                "mau30",
                                new Text("Active members of 30 days", "30日活跃成员数"),
                                new Text("How many members were active in the last 30 days?", "最近30天有多少成员活跃？"),
                                "Distinct members active on the day or the 29 days before it. " + ACTIVE,
                                "active members",
                                DAY),
                        rolling(MONTH_DAYS)),
                Metric.of(
                        define(
                                "avg_dau",
                                new Text("Average daily active members", "平均日活跃成员数"),
                                new Text("How many members are active on an average day?", "平均每天有多少成员活跃？"),
                                "Sum of the active members of each day, divided by the days of the period from the first day with an event to the cut-off.",
                                "sum of dau",
                                "days of the period that the data reach",
                                MEMBERS,
                                WEEK,
                                MONTH,
                                QUARTER,
                                YEAR),
                        new Formula(Needs.sizes(Measure.ACTIVE), MemberMetrics::averageActive)),
                Metric.of(
                        define(
                                "stickiness",
                                new Text("Stickiness", "活跃粘性"),
                                new Text("How often does an active member come back?", "活跃成员多久回来一次？"),
                                "By day: dau divided by mau30. By longer periods: avg_dau divided by the active members of the period.",
                                "dau; longer periods: sum of dau",
                                "mau30; longer periods: active members times the days that the data reach",
                                RATIO,
                                DAY,
                                WEEK,
                                MONTH,
                                QUARTER,
                                YEAR),
                        new Formula(Needs.members(Measure.ACTIVE).days(MONTH_DAYS - 1, 0), MemberMetrics::stickiness)),
                Metric.of(
                        define(
                                "members_joined",
                                new Text("Members joined", "新增成员数"),
                                new Text("How many members joined?", "新增多少成员？"),
                                "Members whose join day, the day of their earliest member.joined, lies in the period.",
                                "members who joined",
                                DAY,
                                WEEK,
                                MONTH,
                                QUARTER,
                                YEAR),
                        new Formula(
                                Needs.sizes(Measure.JOINED),
                                (period, _, rollups) ->
                                        Figure.count(rollups.sizes(Measure.JOINED, period.first(), period.last())))),
                Metric.of(
                        define(
                                "posters",
                                new Text("Posting members", "发言成员数"),
                                new Text("How many members post?", "有多少成员发言？"),
                                "Distinct members with at least one message.posted in the period.",
                                "members who posted",
                                DAY,
                                WEEK,
                                MONTH,
                                QUARTER,
                                YEAR),
                        new Formula(
                                Needs.members(Measure.MESSAGES),
                                (period, _, rollups) ->
                                        Figure.count(rollups.during(Measure.MESSAGES, period.first(), period.last())
                                                .getCardinality()))));
    }

    private static Formula activeOnDay() {
        return new Formula(
                Needs.sizes(Measure.ACTIVE),
                (period, _, rollups) -> Figure.count(rollups.sizes(Measure.ACTIVE, period.first(), period.last())));
    }

    private static Formula active() {
        return new Formula(
                Needs.members(Measure.ACTIVE), (period, _, rollups) -> Figure.count(active(period, rollups)));
    }

    private static Formula rolling(int days) {
        return new Formula(
                Needs.members(Measure.ACTIVE).days(days - 1, 0),
                (period, _, rollups) -> Figure.count(rollups.rolling(Measure.ACTIVE, days, period.first())));
    }

    private static Figure averageActive(Period period, Community community, DayRollups rollups) {
        var sum = rollups.sizes(Measure.ACTIVE, period.first(), period.last());
        return Figure.ratio(sum, community.daysWithin(period.first(), period.last()));
    }

    private static Figure stickiness(Period period, Community community, DayRollups rollups) {
        var sum = rollups.sizes(Measure.ACTIVE, period.first(), period.last());
        if (period.granularity() == DAY) {
            return Figure.ratio(sum, rollups.rolling(Measure.ACTIVE, MONTH_DAYS, period.first()));
        }
        return Figure.ratio(sum, active(period, rollups) * community.daysWithin(period.first(), period.last()));
    }

    private static long active(Period period, DayRollups rollups) {
        return rollups.during(Measure.ACTIVE, period.first(), period.last()).getLongCardinality();
    }

    private static MetricDefinition define(
            String id, Text label, Text question, String definition, String numerator, Granularity... granularities) {
        return define(id, label, question, definition, numerator, null, MEMBERS, granularities);
    }

    private static MetricDefinition define(
            String id,
            Text label,
            Text question,
            String definition,
            String numerator,
            @Nullable String denominator,
            Unit unit,
            Granularity... granularities) {
        return new MetricDefinition(
                id,
                1,
                label,
                question,
                USERS,
                unit,
                HIGHER_IS_BETTER,
                definition,
                numerator,
                denominator,
                List.of(granularities),
                List.of());
    }
}
