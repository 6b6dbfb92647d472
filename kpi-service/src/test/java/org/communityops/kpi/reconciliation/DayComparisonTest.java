package org.communityops.kpi.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayComparisonTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-05-04");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    @Test
    void addsUpTheTypesOfADayModuloTwoToThe64() {
        var rows = List.of(new DigestRow(MONDAY, "a", 2, -1), new DigestRow(MONDAY, "b", 3, 3));

        var day = DayComparison.compare(rows, rows, rows).getFirst();

        assertThat(day.equal()).isTrue();
        assertThat(day.kpi()).isEqualTo(new DayFigures(5, "0000000000000002"));
    }

    @Test
    void noticesEqualNumbersOfOtherEvents() {
        var ours = List.of(new DigestRow(MONDAY, "a", 2, 10));
        var theirs = List.of(new DigestRow(MONDAY, "a", 2, 11));

        var day = DayComparison.compare(theirs, theirs, ours).getFirst();

        assertThat(day.equal()).isFalse();
        assertThat(day.differing()).containsExactly("a");
    }

    @Test
    void noticesDifferencesThatCancelOutInTheTotals() {
        var ours = List.of(new DigestRow(MONDAY, "a", 1, 5), new DigestRow(MONDAY, "b", 2, 5));
        var theirs = List.of(new DigestRow(MONDAY, "a", 2, 5), new DigestRow(MONDAY, "b", 1, 5));

        assertThat(DayComparison.compare(ours, ours, theirs).getFirst().differing())
                .containsExactly("a", "b");
    }

    @Test
    void listsEveryDayThatAnyServiceKnows() {
        var monday = List.of(new DigestRow(MONDAY, "a", 1, 5));
        var tuesday = List.of(new DigestRow(TUESDAY, "a", 1, 5));

        assertThat(DayComparison.compare(tuesday, monday, List.of()))
                .extracting(DayComparison::day)
                .containsExactly(MONDAY, TUESDAY);
    }
}
