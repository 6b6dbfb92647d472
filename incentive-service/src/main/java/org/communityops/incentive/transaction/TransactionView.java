package org.communityops.incentive.transaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transaction as callers see it. */
@Schema(name = "Transaction", description = "A movement of points (交易). Never changed; a mistake is reversed.")
record TransactionView(
        UUID id,

        @Schema(
                description =
                        "EARN and ADJUSTMENT: a rule pays, or corrects what it paid. GRANT, SPEND, TRANSFER: by hand. REVERSAL: takes another one back. RESTORATION: gives back what a reversal took. HOLD, CAPTURE, RELEASE: points are set aside, pay, or come back. EXPIRY: points came to their end unused, or back from it because they were not earned. CONFIRMATION: points that waited reach the wallet (or go back to waiting). LAPSE: what they waited for did not follow in time (or it did after all).")
        TransactionKind kind,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "The sides of the transaction; their amounts sum to zero (分录).")
        List<Line> lines,

        @Schema(description = "Why (原因).", examples = "Helped at the meetup")
        String reason,

        @Nullable @Schema(description = "The activity event that a rule paid for.")
        UUID eventId,

        @Nullable @Schema(description = "The rule that paid.")
        UUID ruleId,

        @Nullable @Schema(description = "The version of the rule that paid.", examples = "1")
        Integer ruleVersion,

        @Nullable @Schema(description = "The transaction that an ADJUSTMENT corrects.")
        UUID adjusts,

        @Nullable @Schema(description = "The transaction that a REVERSAL takes back.")
        UUID reverses,

        @Nullable @Schema(description = "The REVERSAL that took this one back.")
        UUID reversedBy,

        @Nullable @Schema(
                description = "When the points that it gives end (到期时间); absent: never.",
                examples = "2027-12-31T16:00:00Z")
        Instant expiresAt,

        @Schema(description = "When what it is about happened.", examples = "2026-11-20T02:15:00Z")
        Instant occurredAt,

        @Schema(description = "When it was written.", examples = "2026-11-20T02:15:01.250417Z")
        Instant postedAt) {
    TransactionView {
        lines = List.copyOf(lines);
    }

    /** One side. */
    @Schema(name = "TransactionLine", description = "One side of a transaction (分录).")
    record Line(
            @Schema(
                    description =
                            "`member:<id>`, `team:<id>` or `system:<name>`; `held:<id>` for points that a member has set aside, `pending:<id>` for those that wait.",
                    examples = "member:0197c0de-0000-7000-8000-000000000001")
            String account,

            @Schema(description = "Points gained, or lost when negative.", examples = "25")
            long amount) {}

    /** What was just posted by hand. */
    static TransactionView of(Posting posting, Instant postedAt) {
        var lines = posting.lines().stream()
                .map(line -> new Line(line.account().toString(), line.amount()))
                .toList();
        return new TransactionView(
                posting.id(),
                posting.kind(),
                posting.currency(),
                lines,
                posting.reason(),
                null,
                null,
                null,
                null,
                posting.reverses(),
                null,
                posting.expiresAt(),
                posting.occurredAt(),
                postedAt);
    }

    /** The same as it was answered at first, before anybody could reverse it. */
    TransactionView asFirstAnswered() {
        return new TransactionView(
                id,
                kind,
                currency,
                lines,
                reason,
                eventId,
                ruleId,
                ruleVersion,
                adjusts,
                reverses,
                null,
                expiresAt,
                occurredAt,
                postedAt);
    }
}
