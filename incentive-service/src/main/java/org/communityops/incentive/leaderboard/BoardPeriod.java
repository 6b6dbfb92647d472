package org.communityops.incentive.leaderboard;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of the periods that boards are kept for: a day, ISO week, month, quarter, year, or all time. */
public final class BoardPeriod {
    static final String ALL = "all";

    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?|-W\\d{2}|-Q[1-4])?|all");

    private BoardPeriod() {}

    /** All periods that hold a day. */
    static List<String> of(LocalDate day) {
        var year = String.format("%04d", day.getYear());
        var weekYear = day.get(IsoFields.WEEK_BASED_YEAR);
        return List.of(
                day.toString(),
                String.format("%04d-W%02d", weekYear, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                day.toString().substring(0, 7),
                year + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR),
                year,
                ALL);
    }

    /** The text when it names a period that exists. */
    public static Optional<String> parse(String text) {
        return FORM.matcher(text).matches() && exists(text) ? Optional.of(text) : Optional.empty();
    }

    /** The first day of a period that exists and is not all time. */
    public static LocalDate firstDay(String period) {
        var year = Integer.parseInt(period.substring(0, 4));
        if (period.length() == 4) {
            return LocalDate.of(year, 1, 1);
        }
        if (period.length() == 10) {
            return LocalDate.parse(period);
        }
        var number = Integer.parseInt(period.substring(period.length() - (period.contains("Q") ? 1 : 2)));
        if (period.contains("W")) {
            // The 4th of January is always in the first week.
            return LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(number - 1L);
        }
        return LocalDate.of(year, period.contains("Q") ? 3 * number - 2 : number, 1);
    }

    /** The last day of a period that exists; none of all time. */
    public static Optional<LocalDate> lastDay(String period) {
        if (period.equals(ALL)) {
            return Optional.empty();
        }
        var first = firstDay(period);
        var after =
                switch (period.length()) {
                    case 4 -> first.plusYears(1);
                    case 10 -> first.plusDays(1);
                    case 8 -> first.plusWeeks(1);
                    default -> first.plusMonths(period.contains("Q") ? 3 : 1);
                };
        return Optional.of(after.minusDays(1));
    }

    private static boolean exists(String period) {
        try {
            if (period.length() == 10) {
                return LocalDate.parse(period).toString().equals(period);
            }
            if (period.contains("W")) {
                var lastWeek = LocalDate.of(Integer.parseInt(period.substring(0, 4)), 6, 1)
                        .range(WeekFields.ISO.weekOfWeekBasedYear())
                        .getMaximum();
                var week = Integer.parseInt(period.substring(6));
                return week >= 1 && week <= lastWeek;
            }
            return period.length() != 7
                    || period.contains("Q")
                    || LocalDate.parse(period + "-01").toString().startsWith(period);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
