package org.communityops.incentive.offer;

import java.util.List;
import org.communityops.incentive.eligibility.Refusal;
import org.communityops.incentive.eligibility.Standing;
import org.communityops.incentive.reward.Reward;
import org.communityops.incentive.reward.RewardView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reward as one member sees it. */
@Schema(name = "Offer", description = "A reward as one member sees it (可兑换礼品).")
record OfferView(
        @Schema(description = "The reward.") RewardView reward,

        @Nullable @Schema(description = "How many are left (剩余); absent when there is no end to them.", examples = "38")
        Long left,

        @Schema(description = "Whether the member can redeem it now (可兑换).", examples = "false")
        boolean redeemable,

        @Schema(
                description =
                        "Everything that is in the way (不可兑换原因): NOT_ON_OFFER (未开放), SOLD_OUT (已兑完), LEVEL_TOO_LOW (等级不足), LIMIT_REACHED (已达限兑数量), NOT_ENOUGH_POINTS (积分不足).",
                examples = "[\"NOT_ENOUGH_POINTS\"]")
        List<Refusal> refusals,

        @Nullable @Schema(description = "Points that are missing (还差积分); absent when there are enough.", examples = "13")
        Long missingPoints) {
    OfferView {
        refusals = List.copyOf(refusals);
    }

    static OfferView of(Reward reward, Standing standing) {
        var refusals = Refusal.of(reward, standing);
        var missing = reward.price() - standing.balance();
        return new OfferView(
                RewardView.offered(reward), reward.left(), refusals.isEmpty(), refusals, missing > 0 ? missing : null);
    }
}
