package org.communityops.incentive.redemption;

import java.util.Locale;
import java.util.UUID;
import org.communityops.incentive.reward.RewardKind;
import org.communityops.incentive.reward.UnitCost;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The news of a step: {@code redemption.reserved}, {@code .confirmed}, {@code .fulfilled}, {@code .cancelled} or
 * {@code .rejected}.
 *
 * @param couponId the coupon that fulfilled it
 * @param unitCost what it costs the community, once it is fulfilled; left out where nobody said
 */
record RedemptionNews(
        UUID redemptionId,
        UUID rewardId,
        UUID memberId,
        RewardKind kind,
        String name,
        long price,
        String currency,
        @Nullable UUID couponId,
        @Nullable UnitCost unitCost,
        @Nullable String reason) {
    static News of(Redemption redemption, Step step) {
        var isFulfilled = step.state() == RedemptionState.FULFILLED;
        var body = new RedemptionNews(
                redemption.id(),
                redemption.rewardId(),
                redemption.memberId(),
                redemption.kind(),
                redemption.name(),
                redemption.price(),
                redemption.currency(),
                isFulfilled ? redemption.couponId() : null,
                isFulfilled ? redemption.unitCost() : null,
                step.reason());
        return News.of(
                Ids.next(),
                redemption.communityId(),
                "redemption." + step.state().name().toLowerCase(Locale.ROOT),
                redemption.memberId().toString(),
                step.at(),
                body);
    }
}
