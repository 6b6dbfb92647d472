package org.communityops.incentive.explanation;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The run of active days that a day belongs to. */
@Schema(name = "StreakRun", description = "The run of active days that led to the day (连续活跃).")
record StreakView(
        @Schema(
                description = "First day of the run, or an earlier look-back limit of the rule.",
                examples = "2026-11-14")
        LocalDate from,

        @Schema(description = "The day in question.", examples = "2026-11-20")
        LocalDate to,

        @Schema(
                description = "Active days in a row up to it; counted up to one more than the rule needs.",
                examples = "7")
        int days,

        @Schema(description = "The day of a run that pays.", examples = "7")
        int needed) {}
