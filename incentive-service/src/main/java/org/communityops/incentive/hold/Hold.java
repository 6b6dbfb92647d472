package org.communityops.incentive.hold;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points that a member has set aside, or had. */
@Schema(description = "Points that a member has set aside, or had (冻结).")
record Hold(
        UUID id,
        UUID memberId,

        @Schema(description = "The transaction that set them aside.")
        UUID transactionId,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "How many were set aside.", examples = "120")
        long amount,

        @Schema(description = "How many of them were taken in the end.", examples = "0")
        long captured,

        @Schema(description = "Why (原因).", examples = "Order 4711")
        String reason,

        @Schema(description = "HELD (冻结中), CAPTURED (已扣减), RELEASED (已解冻), or EXPIRED (已到期): given back by itself.")
        State state,

        @Schema(description = "When they were set aside.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "When they go back by themselves; absent: never.", examples = "2026-11-20T03:15:00Z")
        Instant expiresAt,

        @Nullable @Schema(description = "When the hold ended; absent while it holds.", examples = "2026-11-20T02:40:00.250417Z")
        Instant endedAt) {
    @Schema(name = "HoldState")
    enum State {
        HELD,
        CAPTURED,
        RELEASED,
        EXPIRED
    }
}
