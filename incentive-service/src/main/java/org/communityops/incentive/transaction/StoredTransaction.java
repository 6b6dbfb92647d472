package org.communityops.incentive.transaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the ledger holds it.
 *
 * @param idempotencyKey says what it was posted for
 * @param fingerprint hexadecimal hash of the request that posted it; null where none did
 * @param actor the key that posted it by hand; null for others
 * @param occasion what its rule paid for; null for others
 */
record StoredTransaction(
        TransactionView view,
        UUID communityId,
        String idempotencyKey,
        @Nullable String fingerprint,
        @Nullable String actor,
        @Nullable String occasion) {
    /** Whether a redemption posted it, which is also the only one to take it back: with the reward that it paid for. */
    boolean isOfRedemption() {
        return idempotencyKey.startsWith("redemption:");
    }

    /** Whether a plan posted it, which keeps count of what it paid. */
    boolean isOfPlan() {
        return idempotencyKey.startsWith("plan:");
    }
}
