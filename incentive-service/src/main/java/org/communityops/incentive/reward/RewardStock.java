package org.communityops.incentive.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many of a reward there are; apart from the reward, which an operator can edit while members redeem it. */
@Schema(
        name = "RewardStock",
        description = "How many of a reward there are (库存): `taken` and `left` add up to `stock`.")
record RewardStock(
        @Nullable @Schema(description = "How many there are in all; absent when there is no end to them.", examples = "50")
        Long stock,

        @Schema(description = "Reserved, confirmed or fulfilled (已兑).", examples = "12")
        long taken,

        @Nullable @Schema(description = "How many are left (剩余); absent when there is no end to them.", examples = "38")
        Long left) {
    static RewardStock of(Reward reward) {
        return new RewardStock(reward.settings().stock(), reward.taken(), reward.left());
    }
}
