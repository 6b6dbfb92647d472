package org.communityops.incentive.explanation;

import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One of the postings for an occasion. */
@Schema(
        name = "OccasionPosting",
        description = "One of the postings for the same occasion: the first, and what adjusted it.")
record PostingView(
        UUID transactionId,

        @Schema(description = "EARN: the first. ADJUSTMENT: a correction (调整). REVERSAL: taken back by hand.")
        TransactionKind kind,

        @Schema(description = "Points paid, or taken back when negative.", examples = "2")
        long amount,

        @Schema(description = "Why.", examples = "Message posted")
        String reason,

        @Schema(description = "When it was written.", examples = "2026-11-20T02:15:01.250417Z")
        Instant postedAt) {}
