package org.communityops.incentive.coupon;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.coupon.Coupon.Reservation;
import org.communityops.incentive.coupon.Coupon.Use;
import org.communityops.incentive.couponseries.SeriesService;
import org.communityops.kit.feed.Outbox;

/**
 * What happens to coupons when they are presented, and when their time is over. Changes are made to coupons that were locked, in the
 * transaction of the connection: of any number at the same moment one sees the coupon first, the others what it made of it.
 */
@ApplicationScoped
public class CouponUse {
    private final CouponRepository repository;
    private final SeriesService series;
    private final Outbox outbox;
    private final AgroalDataSource database;

    CouponUse(CouponRepository repository, SeriesService series, Outbox outbox, AgroalDataSource database) {
        this.repository = repository;
        this.series = series;
        this.outbox = outbox;
        this.database = database;
    }

    /** The coupon that has a code, however it was typed. */
    public Optional<HeldCoupon> find(UUID communityId, String code) throws SQLException {
        try (var connection = database.getConnection()) {
            return held(connection, repository.findByCode(connection, communityId, CouponCode.key(code)));
        }
    }

    /** The coupon that has a code, locked; free again if it was reserved and that is over. */
    public Optional<HeldCoupon> lock(Connection connection, UUID communityId, String code, Instant now)
            throws SQLException {
        var coupon = repository.lockByCode(connection, communityId, CouponCode.key(code));
        return held(
                connection,
                coupon.isPresent() && coupon.get().hasLapsed(now)
                        ? Optional.of(release(connection, coupon.get(), now))
                        : coupon);
    }

    /** Sets a coupon aside for a purchase. */
    public Coupon reserve(Connection connection, Coupon coupon, Reservation reservation, Instant now)
            throws SQLException {
        var reserved = coupon.reserve(reservation);
        repository.save(connection, reserved);
        outbox.add(CouponNews.reserved(reserved, now));
        return reserved;
    }

    /** Uses a coupon. */
    public Coupon use(Connection connection, Coupon coupon, Use use) throws SQLException {
        var used = coupon.use(use);
        repository.save(connection, used);
        outbox.add(CouponNews.used(used, use.at()));
        return used;
    }

    /** Ends the reservation of a coupon. */
    public Coupon release(Connection connection, Coupon coupon, Instant now) throws SQLException {
        var released = coupon.release();
        repository.save(connection, released);
        outbox.add(CouponNews.released(coupon, now));
        return released;
    }

    /** Lets time do to coupons what is due: ends reservations and lives. Returns how many it changed. */
    int age(UUID communityId, Collection<UUID> ids, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            var due = repository.lockDue(connection, communityId, ids, now);
            for (var coupon : due) {
                var free = coupon.hasLapsed(now) ? release(connection, coupon, now) : coupon;
                if (!now.isBefore(free.validity().to())) {
                    var expired = free.expire();
                    repository.save(connection, expired);
                    outbox.add(CouponNews.expired(expired, now));
                }
            }
            return due.size();
        }
    }

    private Optional<HeldCoupon> held(Connection connection, Optional<Coupon> coupon) throws SQLException {
        return coupon.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldCoupon(
                        coupon.get(),
                        series.get(
                                connection,
                                coupon.get().communityId(),
                                coupon.get().seriesId())));
    }
}
