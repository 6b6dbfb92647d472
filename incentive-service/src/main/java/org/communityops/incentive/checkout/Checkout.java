package org.communityops.incentive.checkout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.communityops.incentive.coupon.Coupon;
import org.communityops.incentive.coupon.Coupon.Reservation;
import org.communityops.incentive.coupon.Coupon.Use;
import org.communityops.incentive.coupon.CouponUse;
import org.communityops.incentive.coupon.HeldCoupon;
import org.communityops.incentive.couponseries.Money;
import org.communityops.incentive.transition.InvalidTransition;

/** What a shop does with the coupons of its customers. */
@ApplicationScoped
class Checkout {
    private final CouponUse coupons;
    private final GuessLimit guesses;
    private final AgroalDataSource database;
    private final Clock clock;

    Checkout(CouponUse coupons, GuessLimit guesses, AgroalDataSource database, Clock clock) {
        this.coupons = coupons;
        this.guesses = guesses;
        this.database = database;
        this.clock = clock;
    }

    /** Who presents codes to which community. */
    record Shop(UUID communityId, String keyId) {}

    PresentedCoupon validate(Shop shop, String code, Purchase purchase) throws SQLException {
        guesses.requirePatience(shop.communityId(), shop.keyId());
        var held = coupons.find(shop.communityId(), code);
        if (held.isEmpty()) {
            guesses.count(shop.communityId(), shop.keyId());
            throw CheckoutProblems.noSuchCode(code);
        }
        var obstacle = Obstacle.of(held.get(), purchase, now()).orElse(null);
        return PresentedCoupon.of(held.get(), purchase, obstacle);
    }

    @Transactional(rollbackOn = Exception.class)
    PresentedCoupon reserve(Shop shop, ReserveCoupon request) throws SQLException {
        var purchase = Purchase.of(request.orderId(), request.amount(), request.currency());
        try (var connection = database.getConnection()) {
            var now = now();
            var held = usable(connection, shop, request.code(), purchase, now);
            var until = now.plus(Duration.ofMinutes(request.reservedMinutes()));
            var reserved = coupons.reserve(connection, held.coupon(), new Reservation(request.orderId(), until), now);
            return PresentedCoupon.of(new HeldCoupon(reserved, held.series()), purchase, null);
        }
    }

    /** Uses a coupon; what the same order used it for with the same amount is answered again. */
    @Transactional(rollbackOn = Exception.class)
    PresentedCoupon use(Shop shop, UseCoupon request) throws SQLException {
        var purchase = Purchase.of(request.orderId(), request.amount(), request.currency());
        var money = new Money(request.amount(), request.currency());
        try (var connection = database.getConnection()) {
            var now = now();
            var held = locked(connection, shop, request.code(), now);
            if (isUsedFor(held.coupon(), request.orderId(), money)) {
                return PresentedCoupon.of(held, purchase, null);
            }
            requireUsable(held, purchase, now);
            var off = held.series().discount().off(money.amount());
            var used = coupons.use(
                    connection, held.coupon(), new Use(request.orderId(), money.amount(), money.currency(), off, now));
            return PresentedCoupon.of(new HeldCoupon(used, held.series()), purchase, null);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    PresentedCoupon release(Shop shop, ReleaseCoupon request) throws SQLException {
        var purchase = new Purchase(request.orderId(), null);
        try (var connection = database.getConnection()) {
            var now = now();
            var held = locked(connection, shop, request.code(), now);
            if (held.coupon().isReservedForOther(request.orderId())) {
                throw InvalidTransition.of("The coupon is not set aside for this order");
            }
            var free = coupons.release(connection, held.coupon(), now);
            var released = new HeldCoupon(free, held.series());
            return PresentedCoupon.of(
                    released, purchase, Obstacle.of(released, purchase, now).orElse(null));
        }
    }

    private HeldCoupon usable(Connection connection, Shop shop, String code, Purchase purchase, Instant now)
            throws SQLException {
        var held = locked(connection, shop, code, now);
        requireUsable(held, purchase, now);
        return held;
    }

    private HeldCoupon locked(Connection connection, Shop shop, String code, Instant now) throws SQLException {
        guesses.requirePatience(shop.communityId(), shop.keyId());
        var held = coupons.lock(connection, shop.communityId(), code, now);
        if (held.isEmpty()) {
            guesses.count(shop.communityId(), shop.keyId());
            throw CheckoutProblems.noSuchCode(code);
        }
        return held.get();
    }

    private static void requireUsable(HeldCoupon held, Purchase purchase, Instant now) {
        Obstacle.of(held, purchase, now).ifPresent(obstacle -> {
            throw CheckoutProblems.notUsable(obstacle);
        });
    }

    private static boolean isUsedFor(Coupon coupon, String orderId, Money money) {
        var use = coupon.use();
        return use != null
                && use.orderId().equals(orderId)
                && use.currency().equals(money.currency())
                && use.amount().compareTo(money.amount()) == 0;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
