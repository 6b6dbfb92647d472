package org.communityops.kpi.family;

import static org.communityops.kpi.metric.MetricDefinition.Dimension.USERS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/**
 * Of those who joined in a period, who is active on one of some days after the join day. Only members whose days the
 * data reach to the last are looked at.
 *
 * @param first the first of the days, counted from the join day
 * @param last the last of them
 */
record Retained(int first, int last) {
    private static final int ACTIVATION_DAYS = 7;

    /** Retention (留存) after some numbers of days. */
    static Stream<Metric> metrics() {
        return Stream.of(1, 3, 7, 14, 30).map(Retained::retention);
    }

    static Metric activation() {
        var days = new Retained(0, ACTIVATION_DAYS - 1);
        return MetricDraft.of(USERS, "activation_rate")
                .label("Activation rate", "激活率")
                .question("How many of those who joined become active in their first week?", "新成员首周有多少被激活？")
                .means(
                        "Of the members who joined in the period and whose join day + 6 does not lie after the cut-off: those active on at least one of the days from the join day to join day + 6.")
                .share("eligible members who become active", days.retained(), "eligible members", days.eligible());
    }

    private static Metric retention(int days) {
        var above = new LinkedHashMap<String, Term>();
        above.put("exact", new Retained(days, days).retained());
        above.put("within", new Retained(1, days).retained());
        return MetricDraft.of(USERS, "retention_d" + days)
                .label("Retention after " + days + (days == 1 ? " day" : " days"), days + "日留存率")
                .question("How many of those who joined are still active?", "加入的成员有多少仍然活跃？")
                .means("Of the members who joined in the period and whose join day + " + days
                        + " does not lie after the cut-off: variant exact, those active on join day + " + days
                        + "; variant within, those active on at least one of the days from join day + 1 to join day + "
                        + days + ".")
                .variants(
                        "eligible members who are active again",
                        "eligible members",
                        new Retained(days, days).eligible(),
                        above);
    }

    private Term eligible() {
        return Term.set(Needs.members(Measure.JOINED), (period, community, rollups) -> {
            var eligible = new RoaringBitmap();
            for (var day = period.first(); isEligible(day, period, community); day = day.plusDays(1)) {
                eligible.or(rollups.on(Measure.JOINED, day));
            }
            return eligible;
        });
    }

    private Term retained() {
        return Term.set(Needs.members(Measure.ACTIVE, Measure.JOINED).days(0, last), (period, community, rollups) -> {
            var retained = new RoaringBitmap();
            for (var day = period.first(); isEligible(day, period, community); day = day.plusDays(1)) {
                activeAgain(rollups, day, retained);
            }
            return retained;
        });
    }

    private boolean isEligible(LocalDate joinDay, Period period, Community community) {
        return !joinDay.isAfter(period.last()) && community.reaches(joinDay.plusDays(last));
    }

    /** Looks at each day only for the few who joined, which is cheaper than uniting the days. */
    private void activeAgain(DayRollups rollups, LocalDate joinDay, RoaringBitmap found) {
        var joined = rollups.on(Measure.JOINED, joinDay);
        if (joined.isEmpty()) {
            return;
        }
        for (var day = joinDay.plusDays(first); !day.isAfter(joinDay.plusDays(last)); day = day.plusDays(1)) {
            found.or(RoaringBitmap.and(joined, rollups.on(Measure.ACTIVE, day)));
        }
    }
}
