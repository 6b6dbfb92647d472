package org.communityops.kpi.metric;

import static org.communityops.kpi.metric.MetricDefinition.Direction.HIGHER_IS_BETTER;
import static org.communityops.kpi.metric.MetricDefinition.Direction.LOWER_IS_BETTER;
import static org.communityops.kpi.metric.MetricDefinition.Unit.MEMBERS;
import static org.communityops.kpi.metric.MetricDefinition.Unit.RATIO;
import static org.communityops.kpi.period.Granularity.DAY;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Who stays, who leaves and who comes back. */
final class LoyaltyMetrics {
    private static final String EXACT = "exact";
    private static final String WITHIN = "within";
    private static final List<Granularity> PERIODS = List.of(MONTH, WEEK, QUARTER, YEAR);

    private LoyaltyMetrics() {}

    static List<Metric> all() {
        var retention = Stream.of(1, 7, 30).map(LoyaltyMetrics::retention);
        var others = Stream.of(
                Metric.of(
                        define(
                                "churn_rate",
                                new Text("Churn rate", "流失率"),
                                new Text("How many active members are gone in the next period?", "有多少活跃成员在下一期流失？"),
                                "Members active in the period and not in the next one, divided by the members active in the period. Null while the data do not reach the next period.",
                                "active members who are not active in the next period",
                                "active members",
                                RATIO,
                                LOWER_IS_BETTER),
                        new Formula(Needs.members(Measure.ACTIVE).periods(0, 1), LoyaltyMetrics::churn)),
                Metric.of(
                        define(
                                "active_kept",
                                new Text("Active members kept", "留存活跃成员数"),
                                new Text("How many were active in the period before, too?", "有多少成员上一期也活跃？"),
                                "Distinct members active in the period and in the one before it.",
                                "active members",
                                null,
                                MEMBERS,
                                HIGHER_IS_BETTER),
                        new Formula(
                                Needs.members(Measure.ACTIVE).periods(1, 0),
                                (period, _, rollups) -> Figure.count(RoaringBitmap.andCardinality(
                                        active(period, rollups), active(period.previous(), rollups))))),
                Metric.of(
                        define(
                                "active_new",
                                new Text("New active members", "新活跃成员数"),
                                new Text("How many active members have just joined?", "有多少活跃成员是新加入的？"),
                                "Distinct members active in the period whose join day lies in it.",
                                "active members",
                                null,
                                MEMBERS,
                                HIGHER_IS_BETTER),
                        new Formula(
                                Needs.members(Measure.ACTIVE, Measure.JOINED),
                                (period, _, rollups) -> Figure.count(RoaringBitmap.andCardinality(
                                        active(period, rollups), joined(period, rollups))))),
                Metric.of(
                        define(
                                "active_returned",
                                new Text("Returned active members", "回流活跃成员数"),
                                new Text("How many active members had been away?", "有多少活跃成员是回流的？"),
                                "Distinct members active in the period, not active in the one before it, whose join day lies before the period.",
                                "active members",
                                null,
                                MEMBERS,
                                HIGHER_IS_BETTER),
                        new Formula(
                                Needs.members(Measure.ACTIVE, Measure.JOINED)
                                        .periods(1, 0)
                                        .andEveryJoin(),
                                LoyaltyMetrics::returned)));
        return Stream.concat(others, retention).toList();
    }

    private static Figure churn(Period period, Community community, DayRollups rollups) {
        var active = active(period, rollups);
        if (!community.reaches(period.next().first())) {
            return Figure.unknown(active.getLongCardinality());
        }
        var gone = RoaringBitmap.andNotCardinality(active, active(period.next(), rollups));
        return Figure.ratio(gone, active.getLongCardinality());
    }

    private static Figure returned(Period period, Community community, DayRollups rollups) {
        var away = RoaringBitmap.andNot(active(period, rollups), active(period.previous(), rollups));
        if (away.isEmpty() || community.firstDay() == null) {
            return Figure.count(0);
        }
        var before = rollups.during(
                Measure.JOINED, community.firstDay(), period.first().minusDays(1));
        return Figure.count(RoaringBitmap.andCardinality(away, before));
    }

    private static Metric retention(int days) {
        var definition = new MetricDefinition(
                "retention_d" + days,
                1,
                new Text("Retention after " + days + (days == 1 ? " day" : " days"), days + "日留存率"),
                new Text("How many of those who joined are still active?", "加入的成员有多少仍然活跃？"),
                Dimension.USERS,
                RATIO,
                HIGHER_IS_BETTER,
                "Of the members who joined in the period and whose join day + " + days
                        + " does not lie after the cut-off: variant exact, those active on join day + " + days
                        + "; variant within, those active on at least one of the days from join day + 1 to join day + "
                        + days + ".",
                "eligible members who are active again",
                "eligible members",
                List.of(DAY, WEEK, MONTH, QUARTER, YEAR),
                List.of(EXACT, WITHIN));
        var needs = Needs.members(Measure.ACTIVE, Measure.JOINED).days(0, days);
        var exact =
                new Formula(needs, (period, community, rollups) -> retained(days, days, period, community, rollups));
        var within = new Formula(needs, (period, community, rollups) -> retained(1, days, period, community, rollups));
        return new Metric(definition, Map.of(EXACT, exact, WITHIN, within), null);
    }

    /** Of those who joined in the period, who is active on a day from join day + first to join day + last. */
    private static Figure retained(int first, int last, Period period, Community community, DayRollups rollups) {
        long eligible = 0;
        long retained = 0;
        for (var day = period.first(); !day.isAfter(period.last()); day = day.plusDays(1)) {
            if (!community.reaches(day.plusDays(last))) {
                break;
            }
            var joined = rollups.on(Measure.JOINED, day);
            eligible += joined.getLongCardinality();
            retained += activeAgain(joined, day.plusDays(first), day.plusDays(last), rollups);
        }
        return Figure.ratio(retained, eligible);
    }

    /** Looks at each day only for the few who joined, which is cheaper than uniting the days. */
    private static long activeAgain(RoaringBitmap joined, LocalDate first, LocalDate last, DayRollups rollups) {
        if (joined.isEmpty()) {
            return 0;
        }
        var again = new RoaringBitmap();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            again.or(RoaringBitmap.and(joined, rollups.on(Measure.ACTIVE, day)));
        }
        return again.getLongCardinality();
    }

    private static RoaringBitmap active(Period period, DayRollups rollups) {
        return rollups.during(Measure.ACTIVE, period.first(), period.last());
    }

    private static RoaringBitmap joined(Period period, DayRollups rollups) {
        return rollups.during(Measure.JOINED, period.first(), period.last());
    }

    private static MetricDefinition define(
            String id,
            Text label,
            Text question,
            String definition,
            String numerator,
            @Nullable String denominator,
            Unit unit,
            Direction direction) {
        return new MetricDefinition(
                id,
                1,
                label,
                question,
                Dimension.USERS,
                unit,
                direction,
                definition,
                numerator,
                denominator,
                PERIODS,
                List.of());
    }
}
