package org.communityops.incentive.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A verification of a community's ledger, under way or ended.
 *
 * @param anchor a block that must have a hash; null when none was given
 * @param done transactions recomputed so far
 * @param total sealed transactions when it began
 * @param result null until it is done
 * @param failure why it could not be done; null otherwise
 */
record Verification(
        UUID communityId,
        UUID id,
        State state,
        @Nullable Anchor anchor,
        long done,
        long total,
        @Nullable Result result,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    @Schema(name = "LedgerVerificationState")
    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A block as somebody knows it.
     *
     * @param hash 64 hexadecimal digits
     */
    record Anchor(long block, String hash) {}

    /**
     * What was found.
     *
     * @param sound whether there was no fault at all
     * @param faults the first of them
     */
    record Result(boolean sound, long unsealed, List<LedgerFault> faults) {
        Result {
            faults = List.copyOf(faults);
        }
    }
}
