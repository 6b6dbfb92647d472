package org.communityops.incentive.appeal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member's appeal against a reversal. */
@Schema(description = "A member's appeal against having points taken back (申诉).")
record Appeal(
        UUID id,

        @Schema(description = "The reversal that took the points (冲正).")
        UUID transactionId,

        @Schema(description = "Whose points it took (会员).") UUID memberId,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "How many it took.", examples = "25")
        long amount,

        @Schema(description = "What the member says (理由).", examples = "I did help at the meetup, ask Bob")
        String reason,

        @Schema(description = "OPEN (待处理), GRANTED (申诉成立): the points came back, or REJECTED (申诉驳回).")
        State state,

        @Schema(description = "The key that handed it in.", examples = "0h3kA9xYb2Qz")
        String createdBy,

        @Schema(description = "When it was handed in.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "What was said to it; absent while it is open.", examples = "Bob confirms it")
        String decision,

        @Nullable @Schema(description = "The key that decided; absent while it is open.", examples = "1k4mB8yZc3Rw")
        String decidedBy,

        @Nullable @Schema(description = "When it was decided; absent while it is open.", examples = "2026-11-21T08:00:00.250417Z")
        Instant decidedAt,

        @Nullable @Schema(description = "The transaction that gave the points back; only of a granted one.")
        UUID restoredBy) {
    @Schema(name = "AppealState")
    enum State {
        OPEN,
        GRANTED,
        REJECTED
    }
}
