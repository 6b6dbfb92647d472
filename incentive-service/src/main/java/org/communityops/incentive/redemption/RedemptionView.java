package org.communityops.incentive.redemption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.reward.RewardKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A redemption as callers see it. */
@Schema(name = "Redemption", description = "A reward that a member took, and what became of it (兑换单).")
record RedemptionView(
        UUID id,
        UUID rewardId,
        @Schema(description = "Who pays and gets it.") UUID memberId,

        @Schema(description = "What the reward was then (类型).", examples = "GOODS")
        RewardKind kind,

        @Schema(description = "Its name then (名称).", examples = "Tea cup 茶杯")
        String name,

        @Schema(description = "What it cost then (积分价格).", examples = "300")
        long price,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "Whether it has to be approved (需审核).", examples = "false")
        boolean approval,

        @Schema(
                description =
                        "RESERVED (已预占) → CONFIRMED (已确认) → FULFILLED (已发放); CANCELLED (已取消) and REJECTED (已拒绝) return points and stock.",
                examples = "RESERVED")
        RedemptionState state,

        @Nullable @Schema(
                description = "When it is cancelled unless it is confirmed before; only while it is RESERVED.",
                examples = "2026-11-20T02:45:00Z")
        Instant expiresAt,

        @Schema(description = "The ledger's transaction that paid.")
        UUID transactionId,

        @Nullable @Schema(description = "The transaction that returned the points (退分).")
        UUID refundTransactionId,

        @Nullable @Schema(description = "The coupon that the member got (优惠券).")
        UUID couponId,

        @Schema(description = "What happened, in order.") List<StepView> steps) {
    RedemptionView {
        steps = List.copyOf(steps);
    }

    /** One step. */
    @Schema(name = "RedemptionStep", description = "One step of a redemption.")
    record StepView(
            @Schema(description = "What it became.", examples = "RESERVED")
            RedemptionState state,

            @Schema(description = "When.", examples = "2026-11-20T02:15:00.250417Z")
            Instant at,

            @Nullable @Schema(description = "Id of the key that asked for it; absent when time did.", examples = "3f9XkQ2mBv7L")
            String by,

            @Nullable @Schema(description = "Why, or what was noted (原因, 备注).", examples = "Ordered the wrong size")
            String reason) {
        static StepView of(Step step) {
            return new StepView(step.state(), step.at(), step.actor(), step.reason());
        }
    }

    static RedemptionView of(Redemption redemption) {
        return new RedemptionView(
                redemption.id(),
                redemption.rewardId(),
                redemption.memberId(),
                redemption.kind(),
                redemption.name(),
                redemption.price(),
                redemption.currency(),
                redemption.approval(),
                redemption.state(),
                redemption.state() == RedemptionState.RESERVED ? redemption.expiresAt() : null,
                redemption.transactionId(),
                redemption.refundId(),
                redemption.couponId(),
                redemption.steps().stream().map(StepView::of).toList());
    }
}
