package org.communityops.kpi.metric;

import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;

/**
 * How a metric is computed for a period.
 *
 * @param needs what the arithmetic reads
 */
public record Formula(Needs needs, Arithmetic arithmetic) {

    /** The arithmetic of one period. */
    public interface Arithmetic {
        Figure figure(Period period, Community community, DayRollups rollups);
    }

    /** The value of a period. */
    public Figure figure(Period period, Community community, DayRollups rollups) {
        return arithmetic.figure(period, community, rollups);
    }
}
