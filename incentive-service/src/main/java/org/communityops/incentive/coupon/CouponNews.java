package org.communityops.incentive.coupon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The news of a coupon: {@code coupon.issued}, {@code .reserved}, {@code .used}, {@code .released}, {@code .expired} or
 * {@code .revoked}. Its code is in none of them.
 *
 * @param orderId the purchase that it is reserved or was used for
 * @param amount of that purchase, once it was used
 * @param discount what was taken off
 * @param reason why it was revoked
 */
record CouponNews(
        UUID couponId,
        UUID seriesId,
        UUID memberId,
        @Nullable String orderId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable BigDecimal discount,
        @Nullable String reason) {
    static News issued(Coupon coupon, Instant at) {
        return news("coupon.issued", coupon, null, at);
    }

    static News reserved(Coupon coupon, Instant at) {
        return news("coupon.reserved", coupon, orderId(coupon), at);
    }

    static News used(Coupon coupon, Instant at) {
        var use = coupon.use();
        if (use == null) {
            throw new IllegalArgumentException("The coupon was not used");
        }
        var body = new CouponNews(
                coupon.id(),
                coupon.seriesId(),
                coupon.memberId(),
                use.orderId(),
                use.amount(),
                use.currency(),
                use.discount(),
                null);
        return news("coupon.used", coupon.communityId(), body, at);
    }

    /**
     * The reservation ended without a purchase.
     *
     * @param reserved as it was before
     */
    static News released(Coupon reserved, Instant at) {
        return news("coupon.released", reserved, orderId(reserved), at);
    }

    static News expired(Coupon coupon, Instant at) {
        return news("coupon.expired", coupon, null, at);
    }

    static News revoked(Coupon coupon, Instant at) {
        return news("coupon.revoked", coupon, null, at);
    }

    private static @Nullable String orderId(Coupon coupon) {
        return coupon.reservation() == null ? null : coupon.reservation().orderId();
    }

    private static News news(String type, Coupon coupon, @Nullable String orderId, Instant at) {
        var body = new CouponNews(
                coupon.id(), coupon.seriesId(), coupon.memberId(), orderId, null, null, null, coupon.revokedBecause());
        return news(type, coupon.communityId(), body, at);
    }

    private static News news(String type, UUID communityId, CouponNews body, Instant at) {
        return News.of(Ids.next(), communityId, type, body.memberId().toString(), at, body);
    }
}
