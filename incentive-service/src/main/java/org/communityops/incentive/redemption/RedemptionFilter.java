package org.communityops.incentive.redemption;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which redemptions are wanted; null where any are. */
record RedemptionFilter(
        @Nullable UUID memberId,
        @Nullable UUID rewardId,
        @Nullable RedemptionState state) {}
