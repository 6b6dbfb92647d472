package org.communityops.incentive.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.coupon.CouponState;
import org.communityops.incentive.coupon.HeldCoupon;
import org.communityops.incentive.couponseries.Discount;
import org.communityops.incentive.couponseries.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coupon as a shop sees it: what it is worth, never whose it is. */
@Schema(name = "PresentedCoupon", description = "A coupon as a shop sees it: what it is worth, never whose it is.")
record PresentedCoupon(
        @Schema(description = "Names the coupon in later questions to the community.")
        UUID couponId,

        @Schema(description = "What people call it (名称).", examples = "20 off from 100")
        String name,

        @Schema(description = "What became of it (状态).", examples = "ISSUED")
        CouponState state,

        @Schema(description = "Whether it can be used for the purchase now (可用).", examples = "true")
        boolean usable,

        @Nullable @Schema(description = "Why it cannot be used (不可用原因); absent when it can.", examples = "BELOW_MINIMUM")
        Obstacle obstacle,

        @Schema(description = "What it takes off (优惠).") Discount discount,

        @Nullable @Schema(description = "The least purchase it is good for (最低消费).", examples = "100")
        BigDecimal minimumPurchase,

        @Schema(description = "It is good before then (有效期).", examples = "2026-12-20T16:00:00Z")
        Instant validTo,

        @Nullable @Schema(description = "What it takes off this purchase; absent while no amount is known.", examples = "20")
        BigDecimal amountOff,

        @Nullable @Schema(description = "When it is set aside for the order: until then.", examples = "2026-11-21T10:15:00Z")
        Instant reservedUntil,

        @Nullable @Schema(description = "When it was used for the order.", examples = "2026-11-21T10:00:00.250417Z")
        Instant usedAt) {

    static PresentedCoupon of(HeldCoupon held, Purchase purchase, @Nullable Obstacle obstacle) {
        var coupon = held.coupon();
        var own = !coupon.isReservedForOther(purchase.orderId());
        var reservation = coupon.reservation();
        var use = coupon.use();
        return new PresentedCoupon(
                coupon.id(),
                held.series().name(),
                coupon.state(),
                obstacle == null && coupon.use() == null,
                obstacle,
                held.series().discount(),
                held.series().minimumPurchase(),
                coupon.validity().to(),
                obstacle == null ? amountOff(held, purchase) : null,
                own && reservation != null ? reservation.until() : null,
                use != null && use.orderId().equals(purchase.orderId()) ? use.at() : null);
    }

    private static @Nullable BigDecimal amountOff(HeldCoupon held, Purchase purchase) {
        var money = purchase.money();
        return money == null ? null : Money.plain(held.series().discount().off(money.amount()));
    }
}
