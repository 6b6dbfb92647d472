package org.communityops.incentive.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.communityops.incentive.coupon.Coupon.Reservation;
import org.communityops.incentive.coupon.Coupon.Use;
import org.communityops.incentive.couponseries.Validity;
import org.communityops.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CouponTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Use USE = new Use("o-1", BigDecimal.TEN, "CNY", BigDecimal.ONE, NOW);
    private static final Map<String, UnaryOperator<Coupon>> CHANGES = Map.of(
            "reserve", coupon -> coupon.reserve(new Reservation("o-1", NOW.plusSeconds(60))),
            "use", coupon -> coupon.use(USE),
            "release", Coupon::release,
            "expire", Coupon::expire,
            "revoke", coupon -> coupon.revoke("a test"));

    private static Coupon issued() {
        return new Coupon(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "107ABC",
                CouponState.ISSUED,
                UUID.randomUUID(),
                NOW,
                new Validity(NOW, NOW.plusSeconds(3600)),
                null,
                null,
                null,
                1);
    }

    private static Coupon in(CouponState state) {
        return switch (state) {
            case ISSUED -> issued();
            case RESERVED -> issued().reserve(new Reservation("o-1", NOW.plusSeconds(60)));
            case USED -> issued().use(USE);
            case EXPIRED -> issued().expire();
            case REVOKED -> issued().revoke("a test");
        };
    }

    @ParameterizedTest
    @EnumSource
    void goesOnlyWhereItsStateAllows(CouponState state) {
        var allowed =
                switch (state) {
                    case ISSUED -> Set.of("reserve", "use", "expire", "revoke");
                    case RESERVED -> Set.of("reserve", "use", "release", "revoke");
                    case USED, EXPIRED, REVOKED -> Set.<String>of();
                };

        CHANGES.forEach((name, change) -> {
            var coupon = in(state);
            if (allowed.contains(name)) {
                assertThat(change.apply(coupon).version()).isEqualTo(coupon.version() + 1);
            } else {
                assertThatThrownBy(() -> change.apply(coupon))
                        .as(name)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                problem -> assertThat(problem.type().slug()).isEqualTo("invalid-transition"));
            }
        });
    }

    @Test
    void isReservedForOneOrderOnly() {
        var reserved = in(CouponState.RESERVED);

        assertThat(reserved.isReservedForOther("o-1")).isFalse();
        assertThat(reserved.isReservedForOther("o-2")).isTrue();
        assertThat(reserved.isReservedForOther(null)).isTrue();
        assertThatThrownBy(() -> reserved.use(new Use("o-2", BigDecimal.TEN, "CNY", BigDecimal.ONE, NOW)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> reserved.reserve(new Reservation("o-2", NOW))).isInstanceOf(ProblemException.class);
    }

    @Test
    void isFreeFromTheEndOfItsReservationOn() {
        var reserved = in(CouponState.RESERVED);

        assertThat(reserved.hasLapsed(NOW.plusSeconds(60).minusNanos(1000))).isFalse();
        assertThat(reserved.hasLapsed(NOW.plusSeconds(60))).isTrue();
        assertThat(issued().hasLapsed(NOW.plusSeconds(60))).isFalse();
    }
}
