package org.communityops.incentive.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.reward.RewardKind;
import org.communityops.incentive.reward.UnitCost;
import org.communityops.incentive.transition.InvalidTransition;
import org.jspecify.annotations.Nullable;

/**
 * A reward that a member took. Kind, name, price and approval are those of the reward at that time.
 *
 * @param unitCost what it costs the community, as the reward said at that time
 * @param couponSeriesId where its coupon comes from; null for what is no coupon
 * @param expiresAt when it is cancelled unless it was confirmed
 * @param transactionId the ledger's transaction that paid
 * @param refundId the reversal of that transaction; null unless it was cancelled or rejected
 * @param couponId the coupon that was issued; null unless it is a fulfilled coupon
 * @param steps what happened, in order; at least the reservation
 */
record Redemption(
        UUID communityId,
        UUID id,
        UUID rewardId,
        UUID memberId,
        RewardKind kind,
        String name,
        long price,
        String currency,
        boolean approval,
        @Nullable UUID couponSeriesId,
        @Nullable UnitCost unitCost,
        Instant expiresAt,
        UUID transactionId,
        @Nullable UUID refundId,
        @Nullable UUID couponId,
        List<Step> steps) {
    Redemption {
        steps = List.copyOf(steps);
    }

    RedemptionState state() {
        return steps.getLast().state();
    }

    Instant reservedAt() {
        return steps.getFirst().at();
    }

    /** The key that asked for the reservation. */
    @Nullable String requestedBy() {
        return steps.getFirst().actor();
    }

    boolean hasLapsed(Instant now) {
        return state() == RedemptionState.RESERVED && !now.isBefore(expiresAt);
    }

    /** One step further: 409 {@code invalid-transition} when its state does not allow it. */
    Redemption go(
            RedemptionState next,
            Instant at,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String requestKey) {
        if (!state().canBecome(next)) {
            throw InvalidTransition.of("redemption", state(), next);
        }
        var further = new ArrayList<>(steps);
        further.add(new Step(steps.size() + 1, next, at, actor, reason, requestKey));
        return with(refundId, couponId, further);
    }

    /** With the transaction that returned the points. */
    Redemption refunded(UUID refund) {
        return with(refund, couponId, steps);
    }

    /** With the coupon that fulfilled it. */
    Redemption issued(UUID coupon) {
        return with(refundId, coupon, steps);
    }

    /** With the steps that were read for it. */
    Redemption tookSteps(List<Step> taken) {
        return with(refundId, couponId, taken);
    }

    /** As it was after one of its steps. */
    Redemption asOf(Step step) {
        if (step.number() == steps.size()) {
            return this;
        }
        return with(null, null, steps.subList(0, step.number()));
    }

    private Redemption with(@Nullable UUID refund, @Nullable UUID coupon, List<Step> newSteps) {
        return new Redemption(
                communityId,
                id,
                rewardId,
                memberId,
                kind,
                name,
                price,
                currency,
                approval,
                couponSeriesId,
                unitCost,
                expiresAt,
                transactionId,
                refund,
                coupon,
                newSteps);
    }
}
