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
        List<Line> lines) {
    public Posting {
        lines = List.copyOf(lines);
    }
}
