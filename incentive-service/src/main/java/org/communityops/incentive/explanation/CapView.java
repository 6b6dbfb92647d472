package org.communityops.incentive.explanation;

import java.time.LocalDate;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much of a cap was left. */
@Schema(
        name = "CapUse",
        description = "How much of a cap was left for the occasion (上限); a budget is one for a lifetime per rule.")
record CapView(
        @Schema(description = "The period that the cap counts over.", examples = "DAY")
        CapPeriod period,

        @Schema(description = "Whose points it counts.", examples = "MEMBER")
        Cap.Per per,

        @Nullable @Schema(description = "First day of that period; absent for LIFETIME.", examples = "2026-11-20")
        LocalDate from,

        @Schema(description = "What earlier occasions of the period had been paid already.", examples = "18")
        long used,

        @Schema(description = "The most that the period pays.", examples = "20")
        long limit) {
    static CapView of(CapUse use) {
        var first = use.period() == CapPeriod.LIFETIME ? null : use.first();
        return new CapView(use.period(), use.per(), first, use.used(), use.limit());
    }
}
