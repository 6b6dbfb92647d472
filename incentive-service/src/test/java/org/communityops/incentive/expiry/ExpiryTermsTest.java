package org.communityops.incentive.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.communityops.incentive.expiry.ExpiryTerms.RoundUp;
import org.communityops.incentive.ledger.PointsEnd;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTermsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-01-31, -,  1,  -,       2026-02-28
            2028-01-31, -,  1,  -,       2028-02-29
            2100-01-31, -,  1,  -,       2100-02-28
            2026-01-28, -,  1,  -,       2026-02-28
            2026-02-28, -,  1,  -,       2026-03-28
            2026-11-30, -,  3,  -,       2027-02-28
            2027-11-30, -,  3,  -,       2028-02-29
            2028-02-29, -, 12,  -,       2029-02-28
            2026-03-31, -,  1,  -,       2026-04-30
            2026-12-31, -,  2,  -,       2027-02-28
            2026-02-27, 1,  -,  -,       2026-02-28
            2028-02-27, 2,  -,  -,       2028-02-29
            2026-12-30, 2,  -,  -,       2027-01-01
            2026-01-31, -,  1,  MONTH,   2026-02-28
            2028-01-30, -,  1,  MONTH,   2028-02-29
            2026-03-02, 30, -,  MONTH,   2026-04-30
            2026-03-31, -,  12, MONTH,   2027-03-31
            2026-11-30, -,  3,  QUARTER, 2027-03-31
            2026-03-31, -,  3,  QUARTER, 2026-06-30
            2026-04-01, -,  3,  QUARTER, 2026-09-30
            2026-12-31, 1,  -,  QUARTER, 2027-03-31
            2026-01-01, -,  12, YEAR,    2027-12-31
            2026-12-31, -,  12, YEAR,    2027-12-31
            2026-12-31, 1,  -,  YEAR,    2027-12-31
            2027-02-28, -,  12, YEAR,    2028-12-31
            """)
    void countsDaysAndMonthsAndRoundsUp(
            LocalDate earned,
            @Nullable Integer days,
            @Nullable Integer months,
            @Nullable RoundUp roundUpTo,
            LocalDate lastDay) {
        assertThat(new ExpiryTerms(days, months, roundUpTo).lastDay(earned)).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-01-31, -, 1, MONTH, Asia/Shanghai,     2026-02-28T16:00:00Z
            2028-01-31, -, 1, -,     Asia/Shanghai,     2028-02-29T16:00:00Z
            2026-12-01, -, 1, YEAR,  Asia/Shanghai,     2027-12-31T16:00:00Z
            2026-03-07, 1, -, -,     America/New_York,  2026-03-09T04:00:00Z
            2026-03-06, 1, -, -,     America/New_York,  2026-03-08T05:00:00Z
            2026-10-31, 1, -, -,     America/New_York,  2026-11-02T05:00:00Z
            2026-10-30, 1, -, -,     America/New_York,  2026-11-01T04:00:00Z
            2026-09-30, -, 1, MONTH, America/New_York,  2026-11-01T04:00:00Z
            2026-09-04, 1, -, -,     America/Santiago,  2026-09-06T04:00:00Z
            2026-01-31, -, 1, -,     UTC,               2026-03-01T00:00:00Z
            """)
    void endsWithTheLastDayWhereTheCommunityIs(
            LocalDate earned,
            @Nullable Integer days,
            @Nullable Integer months,
            @Nullable RoundUp roundUpTo,
            String zone,
            Instant end) {
        var terms = new ExpiryTerms(days, months, roundUpTo);

        assertThat(terms.end(earned, ZoneId.of(zone))).isEqualTo(new PointsEnd(end, earned));
    }

    @Test
    void neverEndsEarlierForPointsThatAreEarnedLater() {
        var seed = new Random().nextLong();
        System.out.println("seed of ExpiryTermsTest: " + seed);
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++) {
            var inMonths = random.nextBoolean();
            var many = 1 + random.nextInt(40);
            var rounding = random.nextInt(4);
            var terms = new ExpiryTerms(
                    inMonths ? null : many, inMonths ? many : null, rounding == 3 ? null : RoundUp.values()[rounding]);
            var day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3_000));

            assertThat(terms.lastDay(day)).isAfter(day).isBeforeOrEqualTo(terms.lastDay(day.plusDays(1)));
        }
    }
}
