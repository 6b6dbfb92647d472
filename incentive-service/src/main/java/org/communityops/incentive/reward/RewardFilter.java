package org.communityops.incentive.reward;

import org.jspecify.annotations.Nullable;

/** Which rewards are wanted; null where any are. */
record RewardFilter(
        @Nullable RewardKind kind,
        @Nullable RewardState state,
        @Nullable String currency) {
    static final RewardFilter ACTIVE = new RewardFilter(null, RewardState.ACTIVE, null);
}
