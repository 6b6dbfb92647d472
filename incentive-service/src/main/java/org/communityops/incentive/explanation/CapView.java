package org.communityops.incentive.explanation;

import java.time.LocalDate;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rule.CapPeriod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of a cap was left. */
@Schema(name = "CapUse", description = "How much of a cap was left for the event (上限).")
record CapView(
        @Schema(description = "The period that the cap counts over.", examples = "DAY")
        CapPeriod period,

        @Schema(description = "First day of that period.", examples = "2026-11-20")
        LocalDate from,

        @Schema(description = "What earlier events of the period had earned already.", examples = "18")
        long used,

        @Schema(description = "The most that the period can earn.", examples = "20")
        long limit) {
    static CapView of(CapUse use) {
        return new CapView(use.period(), use.first(), use.used(), use.limit());
    }
}
