package org.communityops.kpi.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAY,2026-11-20,2026-11-20,2026-11-20,2026-11-20",
        "WEEK,2026-11-20,2026-W47,2026-11-16,2026-11-22",
        "WEEK,2018-12-31,2019-W01,2018-12-31,2019-01-06",
        "WEEK,2021-01-03,2020-W53,2020-12-28,2021-01-03",
        "WEEK,2021-01-04,2021-W01,2021-01-04,2021-01-10",
        "MONTH,2024-02-29,2024-02,2024-02-01,2024-02-29",
        "QUARTER,2026-11-20,2026-Q4,2026-10-01,2026-12-31",
        "YEAR,2026-11-20,2026,2026-01-01,2026-12-31",
    })
    void containsADay(Granularity granularity, LocalDate day, String written, LocalDate first, LocalDate last) {
        var period = Period.containing(granularity, day);

        assertThat(period).hasToString(written);
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(Period.parse(written)).contains(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-W54", "2026-W00", "2021-W53", "2026-13", "2026-00", "2026-Q5", "2026-02-29", "x", ""})
    void knowsNoOtherPeriods(String written) {
        assertThat(Period.parse(written)).isEmpty();
    }

    @Test
    void coversARangeWithoutGaps() {
        var weeks = Period.covering(Granularity.WEEK, LocalDate.parse("2020-12-27"), LocalDate.parse("2021-01-04"));

        assertThat(weeks).extracting(Period::toString).containsExactly("2020-W52", "2020-W53", "2021-W01");
    }

    @Test
    void countsThePeriodsBetweenTwo() {
        var january = Period.containing(Granularity.MONTH, LocalDate.parse("2026-01-31"));
        var quarter = Period.containing(Granularity.QUARTER, LocalDate.parse("2025-12-31"));

        assertThat(january.until(january.plus(14))).isEqualTo(14);
        assertThat(quarter.until(quarter.plus(3))).isEqualTo(3);
        assertThat(quarter.next()).hasToString("2026-Q1");
        assertThat(quarter.previous()).hasToString("2025-Q3");
    }

    @Test
    void beginsWhereItsGranularityBegins() {
        assertThatThrownBy(() -> new Period(Granularity.WEEK, LocalDate.parse("2026-11-20")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
