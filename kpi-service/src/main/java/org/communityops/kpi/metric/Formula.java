package org.communityops.kpi.metric;

import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;

/** How a metric is computed for a period. */
public interface Formula {
    /** What {@link #figure} reads. */
    Needs needs();

    /** The value of a period. */
    Figure figure(Period period, Community community, DayRollups rollups);

    /** The terms that the value is made of, the one above the line first; none where it is made of other metrics. */
    List<Term> terms();
}
