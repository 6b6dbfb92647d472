package org.communityops.incentive.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A verification as callers see it. */
@Schema(name = "LedgerVerification", description = "A verification of the ledger (账本校验), under way or ended.")
record VerificationView(
        UUID id,

        @Schema(description = "FAILED: it could not be done; that says nothing about the ledger.")
        Verification.State state,

        @Schema(description = "Transactions recomputed so far.", examples = "125000")
        long done,

        @Schema(description = "Sealed transactions when it began.", examples = "125000")
        long total,

        @Nullable @Schema(description = "Whether everything is as it was written; absent until it is done.", examples = "true")
        Boolean sound,

        @Nullable @Schema(description = "Transactions posted so recently that they are not in the chain yet.", examples = "3")
        Long unsealed,

        @Nullable @Schema(description = "What is not as it was written; the first hundred. Absent until it is done.")
        List<LedgerFault> faults,

        @Nullable @Schema(description = "Why it could not be done.")
        String failure,

        @Schema(description = "When it was asked for.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it ended.", examples = "2026-11-20T02:15:04.250417Z")
        Instant finishedAt) {
    static VerificationView of(Verification verification) {
        var result = verification.result();
        return new VerificationView(
                verification.id(),
                verification.state(),
                verification.done(),
                verification.total(),
                result == null ? null : result.sound(),
                result == null ? null : result.unsealed(),
                result == null ? null : result.faults(),
                verification.failure(),
                verification.createdAt(),
                verification.finishedAt());
    }
}
