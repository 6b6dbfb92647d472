package org.communityops.incentive.explanation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an entry has its amount. */
@Schema(
        name = "EntryExplanation",
        description =
                "Why an entry has its amount (积分说明). For a rule, the postings of the occasion sum to what the rule says it is worth now.")
record EntryExplanation(
        UUID entryId,
        UUID transactionId,
        @Schema(description = "Why points moved.") TransactionKind kind,

        @Schema(description = "In words.", examples = "Message posted")
        String reason,

        @Schema(description = "Kind of points.", examples = "points")
        String currency,

        @Schema(description = "What the account gained, or lost when negative.", examples = "2")
        long amount,

        @Schema(
                description =
                        "Part of the transaction that repaid what was owed (positive) or became owed (negative) and so did not reach the wallet (追回).",
                examples = "0")
        long recovered,

        @Nullable @Schema(description = "The event that was paid for.")
        EventRef event,

        @Nullable @Schema(description = "The rule in the version that paid, applied again now.")
        RuleExplanation rule,

        @Schema(description = "All postings for the same occasion, oldest first; empty for postings by hand.")
        List<PostingView> postings,

        @Schema(description = "When what it is about happened.", examples = "2026-11-20T02:15:00Z")
        Instant occurredAt) {
    EntryExplanation {
        postings = List.copyOf(postings);
    }
}
