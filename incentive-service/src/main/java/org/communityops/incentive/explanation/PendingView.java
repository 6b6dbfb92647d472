package org.communityops.incentive.explanation;

import java.time.Instant;
import org.communityops.incentive.pending.Award;
import org.communityops.incentive.pending.AwardState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What points waited for, or wait for. */
@Schema(name = "PendingExplanation", description = "What points waited for, or wait for (待确认).")
record PendingView(
        @Schema(
                description = "When they reach the wallet; when they lapse, if they wait for an action.",
                examples = "2026-12-04T16:00:00Z")
        Instant until,

        @Nullable @Schema(
                description = "The type of event that they wait for; absent: the time only.",
                examples = "purchase.completed")
        String action,

        @Schema(description = "Where they are.") AwardState state) {
    static PendingView of(Award award) {
        return new PendingView(award.dueAt(), award.action(), award.state());
    }
}
