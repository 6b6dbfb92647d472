package org.communityops.incentive.transaction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the ledger holds it.
 *
 * @param fingerprint hexadecimal hash of the request that posted it; null where none did
 * @param occasion what its rule paid for; null for others
 */
record StoredTransaction(
        TransactionView view,
        UUID communityId,
        @Nullable String fingerprint,
        @Nullable String occasion) {}
