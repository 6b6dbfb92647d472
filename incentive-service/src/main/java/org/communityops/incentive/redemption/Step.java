package org.communityops.incentive.redemption;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a redemption.
 *
 * @param number from 1, in order
 * @param actor the key that asked for it; null when time did
 * @param requestKey names the request that asked for it; null where the same request took another step after it
 */
record Step(
        int number,
        RedemptionState state,
        Instant at,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String requestKey) {}
