package org.communityops.incentive.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardPeriodTest {
    @Test
    void namesEveryPeriodOfADay() {
        assertThat(BoardPeriod.of(LocalDate.parse("2026-11-20")))
                .containsExactly("2026-11-20", "2026-W47", "2026-11", "2026-Q4", "2026", "all");
    }

    @Test
    void countsTheFirstDaysOfJanuaryToTheirIsoWeek() {
        assertThat(BoardPeriod.of(LocalDate.parse("2027-01-03"))).contains("2026-W53", "2027-01", "2027");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026-W47", "2026-W53", "2026-11", "2026-Q4", "2026", "all", "2024-02-29"})
    void readsPeriodsThatExist(String period) {
        assertThat(BoardPeriod.parse(period)).contains(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-W54",
                "2025-W53",
                "2026-W00",
                "2026-13",
                "2026-00",
                "2026-02-30",
                "2026-Q5",
                "2026-Q0",
                "26",
                "ALL",
                "",
                "2026-1-1"
            })
    void refusesPeriodsThatDoNot(String period) {
        assertThat(BoardPeriod.parse(period)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-20, 2026-11-20",
        "2026-W01, 2025-12-29, 2026-01-04",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2026-02, 2026-02-01, 2026-02-28",
        "2024-02, 2024-02-01, 2024-02-29",
        "2026-12, 2026-12-01, 2026-12-31",
        "2026-Q1, 2026-01-01, 2026-03-31",
        "2026-Q4, 2026-10-01, 2026-12-31",
        "2026, 2026-01-01, 2026-12-31"
    })
    void knowsTheFirstAndTheLastDay(String period, LocalDate first, LocalDate last) {
        assertThat(BoardPeriod.firstDay(period)).isEqualTo(first);
        assertThat(BoardPeriod.lastDay(period)).contains(last);
        assertThat(BoardPeriod.of(first)).contains(period);
        assertThat(BoardPeriod.of(last)).contains(period);
    }

    @Test
    void hasNoLastDayOfAllTime() {
        assertThat(BoardPeriod.lastDay("all")).isEmpty();
    }
}
