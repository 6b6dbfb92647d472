package org.communityops.kpi.family;

import java.util.List;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/**
 * Members by their answers, each counted once: by the answer of his latest day with one in the period, and by the lowest
 * class of several on that day. So sets of days are enough to tell, in whatever order the answers arrived.
 *
 * @param classes of answers, the lowest first
 */
record LatestAnswers(List<Measure> classes) {
    LatestAnswers {
        classes = List.copyOf(classes);
    }

    /** The members whose answer is of a class. */
    Term with(Measure wanted) {
        return Term.set(needs(), (period, _, rollups) -> members(wanted, period, rollups));
    }

    /** The members who answered. */
    Term all() {
        return Term.distinct(classes.toArray(Measure[]::new));
    }

    Needs needs() {
        return Needs.members(classes.toArray(Measure[]::new));
    }

    RoaringBitmap members(Measure wanted, Period period, DayRollups rollups) {
        var found = new RoaringBitmap();
        var counted = new RoaringBitmap();
        for (var day = period.last(); !day.isBefore(period.first()); day = day.minusDays(1)) {
            for (var measure : classes) {
                var fresh = RoaringBitmap.andNot(rollups.on(measure, day), counted);
                counted.or(fresh);
                if (measure.equals(wanted)) {
                    found.or(fresh);
                }
            }
        }
        return found;
    }
}
