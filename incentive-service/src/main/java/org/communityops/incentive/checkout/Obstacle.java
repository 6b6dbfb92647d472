package org.communityops.incentive.checkout;

import java.time.Instant;
import java.util.Optional;
import org.communityops.incentive.coupon.Coupon;
import org.communityops.incentive.coupon.HeldCoupon;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a coupon cannot be used for a purchase. */
@Schema(name = "CouponObstacle")
enum Obstacle {
    USED("It was used before"),
    EXPIRED("It is no longer good"),
    REVOKED("It was taken back"),
    RESERVED("It is set aside for another purchase"),
    NOT_YET_VALID("It is not good yet"),
    WRONG_CURRENCY("It is for purchases in another currency"),
    BELOW_MINIMUM("The purchase is smaller than the coupon asks for");

    private final String detail;

    Obstacle(String detail) {
        this.detail = detail;
    }

    /** In words. */
    String detail() {
        return detail;
    }

    /** The first thing that is in the way of using a coupon for a purchase at an instant. */
    static Optional<Obstacle> of(HeldCoupon held, Purchase purchase, Instant now) {
        return ofState(held.coupon(), purchase, now).or(() -> ofTerms(held, purchase));
    }

    private static Optional<Obstacle> ofState(Coupon coupon, Purchase purchase, Instant now) {
        return switch (coupon.state()) {
            case USED -> Optional.of(USED);
            case EXPIRED -> Optional.of(EXPIRED);
            case REVOKED -> Optional.of(REVOKED);
            case RESERVED ->
                coupon.hasLapsed(now)
                        ? ofTime(coupon, now)
                        : Optional.of(RESERVED).filter(o -> coupon.isReservedForOther(purchase.orderId()));
            case ISSUED -> ofTime(coupon, now);
        };
    }

    private static Optional<Obstacle> ofTime(Coupon coupon, Instant now) {
        if (now.isBefore(coupon.validity().from())) {
            return Optional.of(NOT_YET_VALID);
        }
        return Optional.of(EXPIRED).filter(o -> !now.isBefore(coupon.validity().to()));
    }

    private static Optional<Obstacle> ofTerms(HeldCoupon held, Purchase purchase) {
        var money = purchase.money();
        if (money == null) {
            return Optional.empty();
        }
        if (!money.currency().equals(held.series().discount().currency())) {
            return Optional.of(WRONG_CURRENCY);
        }
        var minimum = held.series().minimumPurchase();
        return minimum != null && money.amount().compareTo(minimum) < 0 ? Optional.of(BELOW_MINIMUM) : Optional.empty();
    }
}
