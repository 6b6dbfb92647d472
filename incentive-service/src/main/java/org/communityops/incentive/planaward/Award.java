package org.communityops.incentive.planaward;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points that a plan gave to a member. */
@Schema(name = "PlanAward", description = "Points that a plan gave to a member (计划奖励).")
record Award(
        UUID id,

        UUID planId,

        UUID memberId,

        @Schema(description = "How many points.", examples = "20")
        long amount,

        @Schema(description = "Shown to the member (原因).", examples = "Drew a lantern")
        String reason,

        @Schema(description = "Local day on which it counts as earned.", examples = "2026-11-20")
        LocalDate day,

        @Schema(description = "The ledger's transaction that paid it.")
        UUID transactionId,

        @Schema(description = "The key that gave it.", examples = "7Zk2qW9xLpT4")
        String awardedBy,

        @Schema(description = "When it was given.", examples = "2026-11-20T02:15:00.120004Z")
        Instant awardedAt,

        @Nullable @Schema(description = "How it was taken back; absent while it stands.")
        Revocation revocation) {
    /** How an award was taken back. */
    @Schema(name = "PlanAwardRevocation", description = "How an award was taken back (撤销).")
    record Revocation(
            @Schema(description = "The reversal in the ledger.")
            UUID transactionId,

            @Schema(description = "Shown to the member (原因).", examples = "Awarded to the wrong member")
            String reason,

            @Schema(description = "The key that revoked it.", examples = "7Zk2qW9xLpT4")
            String revokedBy,

            @Schema(description = "When.", examples = "2026-11-21T02:15:00.120004Z")
            Instant revokedAt) {}

    /** What identifies its representation: an award changes once at most. */
    String tag() {
        return revocation == null ? "stands" : "revoked";
    }
}
