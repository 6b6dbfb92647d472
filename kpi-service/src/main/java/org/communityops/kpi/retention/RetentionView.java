package org.communityops.kpi.retention;

import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Cohorts and what became of them. */
@Schema(name = "Retention", description = "Cohorts of members who joined together, and how many are active later (留存).")
record RetentionView(
        @Schema(description = "How long the periods are (粒度).", examples = "WEEK")
        Granularity cohort,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The cohorts with joins (同期群), oldest first.")
        List<Cohort> items) {

    /** The members who joined in one period. */
    @Schema(name = "Cohort", description = "The members who joined in one period (同期群).")
    record Cohort(
            @Schema(description = "The period of the joins.", examples = "2018-W09")
            String cohort,

            @Schema(description = "How many joined (人数).", examples = "21")
            long size,

            @Schema(
                    description =
                            "How many of them are active in the period of the joins, in the next one, and so on up to that of the cut-off.",
                    examples = "[21, 15, 11, 11]")
            List<Long> active) {
        Cohort {
            active = List.copyOf(active);
        }
    }
}
