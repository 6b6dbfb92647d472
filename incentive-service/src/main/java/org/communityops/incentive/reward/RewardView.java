package org.communityops.incentive.reward;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reward as callers see it. */
@Schema(name = "Reward", description = "A reward of the catalogue (礼品, 权益).")
public record RewardView(
        UUID id,

        @Schema(description = "What it is (类型).", examples = "GOODS")
        RewardKind kind,

        @Schema(description = "What people call it (名称).", examples = "Tea cup 茶杯")
        String name,

        @Nullable @Schema(
                description = "What members read about it (说明).",
                examples = "White porcelain, 120 ml; sent within a week.")
        String description,

        @Schema(description = "What it costs (积分价格).", examples = "300")
        long price,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Nullable @Schema(description = "How many there are in all (库存); absent when there is no end to them.", examples = "50")
        Long stock,

        @Nullable @Schema(description = "How many one member may have (每人限兑).")
        MemberLimit limit,

        @Nullable @Schema(description = "The level that a member needs at least (等级要求).", examples = "3")
        Integer minLevel,

        @Nullable @Schema(description = "It can be redeemed from then on.", examples = "2026-11-01T00:00:00Z")
        Instant availableFrom,

        @Nullable @Schema(description = "It can be redeemed before then.", examples = "2026-12-01T00:00:00Z")
        Instant availableTo,

        @Schema(description = "Whether each redemption has to be approved (需审核).", examples = "false")
        boolean approval,

        @Nullable @Schema(description = "The series that coupons come from.")
        UUID couponSeriesId,

        @Nullable @Schema(description = "What one costs the community (成本价); never among the offers to a member.")
        UnitCost unitCost,

        @Schema(description = "Whether it can be redeemed (状态).", examples = "ACTIVE")
        RewardState state,

        @Schema(description = "When it was made.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {
    /** The view of a reward. */
    public static RewardView of(Reward reward) {
        return of(reward, reward.unitCost());
    }

    /** What a member may see of a reward. */
    public static RewardView offered(Reward reward) {
        return of(reward, null);
    }

    private static RewardView of(Reward reward, @Nullable UnitCost unitCost) {
        var settings = reward.settings();
        return new RewardView(
                reward.id(),
                settings.kind(),
                settings.name(),
                settings.description(),
                settings.price(),
                settings.currency(),
                settings.stock(),
                settings.limit(),
                settings.minLevel(),
                settings.availableFrom(),
                settings.availableTo(),
                settings.approval(),
                settings.couponSeriesId(),
                unitCost,
                settings.state(),
                reward.createdAt());
    }
}
