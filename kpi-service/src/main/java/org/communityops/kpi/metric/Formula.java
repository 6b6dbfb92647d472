package org.communityops.kpi.metric;

import java.util.List;
import java.util.Map;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;

/** How a metric is computed for a period. */
public interface Formula {
    /** What {@link #figure} reads. */
    Needs needs();

    /** The value of a period. */
    Figure figure(Period period, Community community, DayRollups rollups);

    /** The formulas of the metrics that the value is made of, by their names; none where it is made of terms. */
    default Map<String, Formula> parts() {
        return Map.of();
    }

    /** The terms that the value is made of, the one above the line first; none where it is made of other metrics. */
    List<Term> terms();
}
