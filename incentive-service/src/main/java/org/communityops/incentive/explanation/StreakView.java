package org.communityops.incentive.explanation;

import java.time.LocalDate;
import java.util.Set;
import org.communityops.incentive.rating.Refusal;
import org.communityops.incentive.rule.Streak;
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
        int needed) {
    static StreakView of(Streak streak, Set<LocalDate> active, LocalDate day) {
        var days = 0;
        while (days <= streak.days() && active.contains(day.minusDays(days))) {
            days++;
        }
        return new StreakView(day.minusDays(Math.max(0, days - 1)), day, days, streak.days());
    }

    /** Why a day that does not complete a run pays nothing. */
    Refusal refusal() {
        var why = days > needed
                ? "The run has paid on its day " + needed + " already"
                : "The run has " + days + " active days on this day; day " + needed + " pays";
        return new Refusal(Refusal.Kind.STREAK, why);
    }
}
