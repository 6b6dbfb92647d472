package org.communityops.kpi.series;

import org.communityops.kpi.rollup.DayRollups;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a breakdown is computed from.
 *
 * @param name of the channel, type, level or segment; null for a part that has none
 */
record Slice(Kind kind, @Nullable String name, DayRollups rollups) {
    /** What a part is. */
    enum Kind {
        NAMED,
        NONE,
        OTHERS
    }
}
