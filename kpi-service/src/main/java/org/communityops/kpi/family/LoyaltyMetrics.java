package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/** Who is gone, who is kept, who is new and who comes back. */
@ApplicationScoped
class LoyaltyMetrics implements MetricFamily {
    private static final Granularity[] PERIODS = {MONTH, WEEK, QUARTER, YEAR};
    private static final Needs BOTH_PERIODS = Needs.members(Measure.ACTIVE).periods(1, 0);

    @Override
    public List<Metric> metrics() {
        var others = Stream.of(
                metric("churn_rate")
                        .label("Churn rate", "流失率")
                        .question("How many active members are gone in the next period?", "有多少活跃成员在下一期流失？")
                        .means(
                                "Members active in the period and not in the next one, divided by the members active in the period. Null while the data do not reach the next period.")
                        .lowerIsBetter()
                        .by(PERIODS)
                        .ratio(
                                "active members who are not active in the next period",
                                gone(),
                                "active members",
                                Term.distinct(Measure.ACTIVE)),
                metric("active_kept")
                        .label("Active members kept", "留存活跃成员数")
                        .question("How many were active in the period before, too?", "有多少成员上一期也活跃？")
                        .means("Distinct members active in the period and in the one before it.")
                        .by(PERIODS)
                        .members(
                                "active members",
                                Term.set(
                                        BOTH_PERIODS,
                                        (period, _, rollups) -> RoaringBitmap.and(
                                                active(period, rollups), active(period.previous(), rollups)))),
                metric("active_kept_rate")
                        .label("Active members kept, in proportion", "活跃成员留存率")
                        .question("How many of those who were active are active again?", "上一期活跃的成员有多少本期仍活跃？")
                        .means(
                                "Members active in the period and in the one before it, divided by the members active in the one before it.")
                        .by(PERIODS)
                        .share(
                                "members active in both",
                                Term.set(
                                        BOTH_PERIODS,
                                        (period, _, rollups) -> RoaringBitmap.and(
                                                active(period, rollups), active(period.previous(), rollups))),
                                "members active in the period before",
                                Term.set(BOTH_PERIODS, (period, _, rollups) -> active(period.previous(), rollups))),
                metric("active_new")
                        .label("New active members", "新活跃成员数")
                        .question("How many active members have just joined?", "有多少活跃成员是新加入的？")
                        .means("Distinct members active in the period whose join day lies in it.")
                        .by(PERIODS)
                        .members("active members", Term.both(Measure.ACTIVE, Measure.JOINED)),
                metric("active_existing")
                        .label("Existing active members", "老活跃成员数")
                        .question("How many active members joined earlier?", "有多少活跃成员是老成员？")
                        .means(
                                "Distinct members active in the period whose join day does not lie in it; with active_new it makes the active members.")
                        .by(PERIODS)
                        .members(
                                "active members",
                                Term.set(
                                        Needs.members(Measure.ACTIVE, Measure.JOINED),
                                        (period, _, rollups) -> RoaringBitmap.andNot(
                                                active(period, rollups),
                                                rollups.during(Measure.JOINED, period.first(), period.last())))),
                metric("active_returned")
                        .label("Returned active members", "回流活跃成员数")
                        .question("How many active members had been away?", "有多少活跃成员是回流的？")
                        .means(
                                "Distinct members active in the period, not active in the one before it, whose join day lies before the period.")
                        .by(PERIODS)
                        .members(
                                "active members",
                                Term.set(BOTH_PERIODS.and(Needs.ever(Measure.JOINED)), LoyaltyMetrics::returned)));
        return Stream.concat(others, Stream.concat(Retained.metrics(), Stream.of(Retained.activation())))
                .toList();
    }

    /** Behind it stand the active members of a period who are not active in the next one. */
    static Term gone() {
        var needs = Needs.members(Measure.ACTIVE).periods(0, 1);
        return new Term(
                needs,
                (period, community, rollups) -> community.reaches(period.next().first())
                        ? OptionalLong.of(RoaringBitmap.andNotCardinality(
                                active(period, rollups), active(period.next(), rollups)))
                        : OptionalLong.empty(),
                needs,
                (period, community, rollups) -> community.reaches(period.next().first())
                        ? RoaringBitmap.andNot(active(period, rollups), active(period.next(), rollups))
                        : new RoaringBitmap());
    }

    private static RoaringBitmap returned(Period period, Community community, DayRollups rollups) {
        var away = RoaringBitmap.andNot(active(period, rollups), active(period.previous(), rollups));
        if (away.isEmpty() || community.firstDay() == null) {
            return new RoaringBitmap();
        }
        var before = rollups.during(
                Measure.JOINED, community.firstDay(), period.first().minusDays(1));
        return RoaringBitmap.and(away, before);
    }

    private static RoaringBitmap active(Period period, DayRollups rollups) {
        return rollups.during(Measure.ACTIVE, period.first(), period.last());
    }

    private static MetricDraft metric(String id) {
        return MetricDraft.of(USERS, id);
    }
}
