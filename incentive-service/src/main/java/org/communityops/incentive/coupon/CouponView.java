package org.communityops.incentive.coupon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.coupon.Coupon.Use;
import org.communityops.incentive.couponseries.Discount;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A coupon as callers see it; its code only where it is its holder's. */
@Schema(name = "Coupon", description = "A coupon that a member holds or held (优惠券).")
record CouponView(
        UUID id,
        UUID seriesId,

        @Schema(description = "Name of the series (名称).", examples = "20 off from 100")
        String name,

        @Nullable @Schema(
                description = "What the holder shows in the shop (券码); only in answers that are for the holder.",
                examples = "7K3QX9-M2HT4B-ZC81VN")
        String code,

        @Schema(description = "What became of it (状态).", examples = "ISSUED")
        CouponState state,

        @Schema(description = "Who holds it.") UUID memberId,
        @Schema(description = "What it takes off (优惠).") Discount discount,

        @Nullable @Schema(description = "The least purchase it is good for (最低消费).", examples = "100")
        BigDecimal minimumPurchase,

        @Schema(description = "When it was issued (发放).", examples = "2026-11-20T02:15:00Z")
        Instant issuedAt,

        @Schema(description = "It is good from then on.", examples = "2026-11-20T02:15:00Z")
        Instant validFrom,

        @Schema(description = "It is good before then (有效期).", examples = "2026-12-20T16:00:00Z")
        Instant validTo,

        @Nullable @Schema(description = "The order that it is set aside for.", examples = "o-2026-1120-17")
        String reservedFor,

        @Nullable @Schema(description = "When that ends.", examples = "2026-11-21T10:15:00Z")
        Instant reservedUntil,

        @Nullable @Schema(description = "The purchase that it was used for (核销).")
        Use use,

        @Nullable @Schema(description = "Why it was revoked (作废原因).", examples = "Issued to the wrong member")
        String revokedBecause) {
    /** Without its code, for whoever works with coupons. */
    static CouponView of(HeldCoupon held) {
        return of(held, null);
    }

    /** With its code, for its holder. */
    static CouponView ofHolder(HeldCoupon held) {
        return of(held, held.coupon().code());
    }

    private static CouponView of(HeldCoupon held, @Nullable String code) {
        var coupon = held.coupon();
        var reservation = coupon.reservation();
        return new CouponView(
                coupon.id(),
                coupon.seriesId(),
                held.series().name(),
                code,
                coupon.state(),
                coupon.memberId(),
                held.series().discount(),
                held.series().minimumPurchase(),
                coupon.issuedAt(),
                coupon.validity().from(),
                coupon.validity().to(),
                reservation == null ? null : reservation.orderId(),
                reservation == null ? null : reservation.until(),
                coupon.use(),
                coupon.revokedBecause());
    }
}
