package org.communityops.incentive.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction to be posted.
 *
 * @param idempotencyKey a second posting with the same key is a duplicate, for ever
 * @param fingerprint hexadecimal hash of the request that carried the key; null where none did
 * @param actor who posts by hand; null for rules
 * @param reverses the transaction that this one takes back
 * @param lines summing to zero, no account twice
 * @param end of the points that it gives to wallets; null when they have none
 * @param restores the transaction that took what this one gives back, so that it comes back with the end it had; null
 *     when nothing is given back
 */
public record Posting(
        UUID id,
        UUID communityId,
        TransactionKind kind,
        String currency,
        String reason,
        String idempotencyKey,
        @Nullable String fingerprint,
        @Nullable String actor,
        @Nullable RuleCause cause,
        @Nullable UUID reverses,
        Instant occurredAt,
        List<Line> lines,
        @Nullable PointsEnd end,
        @Nullable UUID restores) {
    public Posting {
        lines = List.copyOf(lines);
    }

    /** A posting of points that never end; one that reverses another gives back what that took. */
    public Posting(
            UUID id,
            UUID communityId,
            TransactionKind kind,
            String currency,
            String reason,
            String idempotencyKey,
            @Nullable String fingerprint,
            @Nullable String actor,
            @Nullable RuleCause cause,
            @Nullable UUID reverses,
            Instant occurredAt,
            List<Line> lines) {
        this(
                id,
                communityId,
                kind,
                currency,
                reason,
                idempotencyKey,
                fingerprint,
                actor,
                cause,
                reverses,
                occurredAt,
                lines,
                null,
                reverses);
    }

    /** The same, with points that end. */
    public Posting ending(@Nullable PointsEnd at) {
        return new Posting(
                id,
                communityId,
                kind,
                currency,
                reason,
                idempotencyKey,
                fingerprint,
                actor,
                cause,
                reverses,
                occurredAt,
                lines,
                at,
                restores);
    }

    /** When the points that it gives end; null for never. */
    public @Nullable Instant expiresAt() {
        return end == null ? null : end.at();
    }

    /** The same, giving back what another transaction took. */
    public Posting restoring(UUID taking) {
        return new Posting(
                id,
                communityId,
                kind,
                currency,
                reason,
                idempotencyKey,
                fingerprint,
                actor,
                cause,
                reverses,
                occurredAt,
                lines,
                end,
                taking);
    }
}
