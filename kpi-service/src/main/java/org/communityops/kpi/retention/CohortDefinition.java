package org.communityops.kpi.retention;

import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort is, and what it means to be retained.
 *
 * @param granularity of the cohorts and of the periods after them
 * @param minDays on how many days of a period a member is active at least to count as active in it
 * @param channel over which members arrived; null: any
 */
record CohortDefinition(
        Granularity granularity,
        Basis basis,
        Mode mode,
        int minDays,
        @Nullable String channel) {

    /** What puts a member into a cohort. */
    @Schema(
            name = "CohortBasis",
            description = "JOINED: the day of joining (加入). FIRST_ACTIVITY: the first active day (首次活跃).")
    enum Basis {
        JOINED,
        FIRST_ACTIVITY
    }

    /** Who counts for a period. */
    @Schema(
            name = "RetentionMode",
            description =
                    "ON: who is active in the period (当期留存). ON_OR_AFTER: who is active in it or in any later one up to the cut-off (当期及以后留存).")
    enum Mode {
        ON,
        ON_OR_AFTER
    }
}
