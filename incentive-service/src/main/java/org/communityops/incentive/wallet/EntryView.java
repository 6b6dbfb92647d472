package org.communityops.incentive.wallet;

import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a statement, as callers see it. */
@Schema(name = "Entry", description = "One line of a member's statement (流水). Never changed, never deleted.")
record EntryView(
        UUID id,
        UUID transactionId,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "Points gained, or lost when negative.", examples = "2")
        long amount,

        @Schema(description = "The balance after this entry (余额).", examples = "87")
        long balance,

        @Schema(description = "When what it is about happened.", examples = "2026-11-20T02:15:00Z")
        Instant occurredAt,

        @Schema(description = "When it was written.", examples = "2026-11-20T02:15:01.250417Z")
        Instant postedAt,

        Cause cause) {

    /** Why the entry is there. */
    @Schema(name = "EntryCause", description = "Why the entry is there (原因).")
    record Cause(
            @Schema(
                    description =
                            "EARN and ADJUSTMENT: a rule pays, or corrects what it paid. GRANT, SPEND, TRANSFER: by hand. REVERSAL: takes another transaction back. RESTORATION: gives back what a reversal took. HOLD, CAPTURE, RELEASE: points are set aside, pay, or come back. EXPIRY: points came to their end unused, or back from it because they were not earned. CONFIRMATION: points that waited reach the wallet (or go back to waiting). LAPSE: what they waited for did not follow in time (or it did after all).")
            TransactionKind kind,

            @Schema(description = "In words.", examples = "Message posted")
            String reason,

            @Nullable @Schema(description = "The activity event that a rule paid for.")
            UUID eventId,

            @Nullable @Schema(description = "The rule that paid.")
            UUID ruleId,

            @Nullable @Schema(description = "The version of the rule that paid.", examples = "1")
            Integer ruleVersion) {}
}
