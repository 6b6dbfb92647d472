package org.communityops.incentive.couponseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponSeriesTest {
    private static final Discount DISCOUNT = new Discount(Discount.Kind.FIXED, BigDecimal.valueOf(20), "CNY");

    private static CouponSeries series(
            @Nullable Instant from, @Nullable Instant to, @Nullable Integer days, SeriesState state) {
        var settings = new SeriesSettings("20 off", DISCOUNT, null, from, to, days, CodeSource.GENERATED, null, state);
        return new CouponSeries(UUID.randomUUID(), UUID.randomUUID(), settings, 0, 1, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,    2026-03-01T15:00:00Z, 30, 2026-03-31T16:00:00Z", // issued on the 1st, good all the 31st
        "Asia/Shanghai,    2026-03-01T16:00:00Z, 30, 2026-04-01T16:00:00Z", // issued on the 2nd, good all the 1st
        "America/New_York, 2026-03-07T17:00:00Z, 1,  2026-03-09T04:00:00Z", // the 8th has 23 hours
        "UTC,              2024-01-31T12:00:00Z, 29, 2024-03-01T00:00:00Z" // leap year
    })
    void isGoodUntilTheEndOfALocalDay(String zone, Instant issued, int days, Instant end) {
        var validity = series(null, null, days, SeriesState.OPEN)
                .issuedAt(issued, ZoneId.of(zone))
                .orElseThrow();

        assertThat(validity).isEqualTo(new Validity(issued, end));
    }

    @Test
    void isGoodInItsWindowButNotBeforeItWasIssued() {
        var from = Instant.parse("2026-03-01T00:00:00Z");
        var to = Instant.parse("2026-04-01T00:00:00Z");
        var series = series(from, to, null, SeriesState.OPEN);
        var utc = ZoneId.of("UTC");

        assertThat(series.issuedAt(from.minusSeconds(9), utc)).hasValue(new Validity(from, to));
        assertThat(series.issuedAt(from.plusSeconds(9), utc)).hasValue(new Validity(from.plusSeconds(9), to));
        assertThat(series.issuedAt(to.minusNanos(1000), utc)).hasValue(new Validity(to.minusNanos(1000), to));
        assertThat(series.issuedAt(to, utc)).isEmpty();
    }

    @Test
    void issuesNothingOnceItIsClosed() {
        assertThat(series(null, null, 30, SeriesState.CLOSED).issuedAt(Instant.EPOCH, ZoneId.of("UTC")))
                .isEmpty();
    }
}
