package org.communityops.incentive.coupon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.communityops.incentive.couponseries.Money;
import org.communityops.incentive.couponseries.Validity;
import org.communityops.incentive.transition.InvalidTransition;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that a member holds or held. Its changes of state give a new one of the next version; those that its state forbids
 * are 409 {@code invalid-transition}.
 *
 * @param code as the holder sees it
 * @param reservation while it is RESERVED
 * @param use once it is USED
 * @param revokedBecause once it is REVOKED
 */
public record Coupon(
        UUID communityId,
        UUID id,
        UUID seriesId,
        String code,
        CouponState state,
        UUID memberId,
        Instant issuedAt,
        Validity validity,
        @Nullable Reservation reservation,
        @Nullable Use use,
        @Nullable String revokedBecause,
        int version) {

    /**
     * For which purchase it is set aside.
     *
     * @param until from then on anybody may take it
     */
    public record Reservation(String orderId, Instant until) {}

    /** The purchase that it was used for. */
    @Schema(name = "CouponUse", description = "The purchase that a coupon was used for (核销).")
    public record Use(
            @Schema(description = "The shop's order (订单号).", examples = "o-2026-1120-17")
            String orderId,

            @Schema(description = "Amount of the purchase before the discount.", examples = "128.5")
            BigDecimal amount,

            @Schema(description = "ISO 4217 code.", examples = "CNY")
            String currency,

            @Schema(description = "What was taken off.", examples = "20")
            BigDecimal discount,

            @Schema(description = "When it was used.", examples = "2026-11-21T10:00:00.250417Z")
            Instant at) {
        public Use {
            amount = Money.plain(amount);
            discount = Money.plain(discount);
        }
    }

    /** Whether it is set aside for another purchase than this one. */
    public boolean isReservedForOther(@Nullable String orderId) {
        return reservation != null && !reservation.orderId().equals(orderId);
    }

    /** Whether its reservation is over. */
    public boolean hasLapsed(Instant now) {
        return reservation != null && !now.isBefore(reservation.until());
    }

    /** Sets it aside; once more for the same purchase gives it a new end. */
    public Coupon reserve(Reservation reservation) {
        require(state == CouponState.ISSUED || isReservedFor(reservation.orderId()), CouponState.RESERVED);
        return next(CouponState.RESERVED, reservation, null, null);
    }

    /** Uses it. */
    public Coupon use(Use use) {
        require(state == CouponState.ISSUED || isReservedFor(use.orderId()), CouponState.USED);
        return next(CouponState.USED, null, use, null);
    }

    /** Ends its reservation. */
    public Coupon release() {
        require(state == CouponState.RESERVED, CouponState.ISSUED);
        return next(CouponState.ISSUED, null, null, null);
    }

    /** Ends its life, once it is no longer good. */
    public Coupon expire() {
        require(state == CouponState.ISSUED, CouponState.EXPIRED);
        return next(CouponState.EXPIRED, null, null, null);
    }

    /** Takes it away from its holder. */
    public Coupon revoke(String because) {
        require(state == CouponState.ISSUED || state == CouponState.RESERVED, CouponState.REVOKED);
        return next(CouponState.REVOKED, null, null, because);
    }

    /** The same as it was when it was issued. */
    Coupon asIssued() {
        return new Coupon(
                communityId,
                id,
                seriesId,
                code,
                CouponState.ISSUED,
                memberId,
                issuedAt,
                validity,
                null,
                null,
                null,
                version);
    }

    private boolean isReservedFor(String orderId) {
        return reservation != null && reservation.orderId().equals(orderId);
    }

    private void require(boolean allowed, CouponState to) {
        if (!allowed) {
            throw InvalidTransition.of("coupon", state, to);
        }
    }

    private Coupon next(
            CouponState to, @Nullable Reservation reservation, @Nullable Use use, @Nullable String revokedBecause) {
        return new Coupon(
                communityId,
                id,
                seriesId,
                code,
                to,
                memberId,
                issuedAt,
                validity,
                reservation,
                use,
                revokedBecause,
                version + 1);
    }
}
