package org.communityops.incentive.promotion;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.incentive.bonus.BonusDefinition.Period;

/** Periods in a row. */
final class PeriodRun {
    private PeriodRun() {}

    /**
     * The periods up to one, earliest first.
     *
     * @param last a period of that length
     */
    static List<String> endingWith(Period length, String last, int count) {
        return IntStream.rangeClosed(1 - count, 0)
                .mapToObj(offset -> shifted(length, last, offset))
                .toList();
    }

    private static String shifted(Period length, String period, int by) {
        var year = Integer.parseInt(period.substring(0, 4));
        return switch (length) {
            case MONTH -> YearMonth.parse(period).plusMonths(by).toString();
            case QUARTER -> quarter(year * 4 + period.charAt(6) - '1' + by);
            case YEAR -> String.format("%04d", year + by);
        };
    }

    private static String quarter(int quarters) {
        return String.format("%04d-Q%d", Math.floorDiv(quarters, 4), Math.floorMod(quarters, 4) + 1);
    }
}
