package org.communityops.kpi.period;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One calendar period.
 *
 * @param first its first day
 */
public record Period(Granularity granularity, LocalDate first) {
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    public Period {
        if (!first.equals(granularity.firstDayOf(first))) {
            throw new IllegalArgumentException(first + " does not begin a " + granularity);
        }
    }

    /** The period of a granularity that contains a day. */
    public static Period containing(Granularity granularity, LocalDate day) {
        return new Period(granularity, granularity.firstDayOf(day));
    }

    /** The periods that hold at least one day from {@code from} to {@code to}, both included. */
    public static List<Period> covering(Granularity granularity, LocalDate from, LocalDate to) {
        return Stream.iterate(containing(granularity, from), p -> !p.first().isAfter(to), Period::next)
                .toList();
    }

    /** Reads a period as {@link #toString} writes it; empty when there is no such period. */
    public static Optional<Period> parse(String text) {
        var week = WEEK.matcher(text);
        if (week.matches()) {
            return week(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)));
        }
        var quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            var month = 3 * Integer.parseInt(quarter.group(2)) - 2;
            return Optional.of(new Period(Granularity.QUARTER, LocalDate.of(year(quarter.group(1)), month, 1)));
        }
        var month = MONTH.matcher(text);
        if (month.matches()) {
            var number = Integer.parseInt(month.group(2));
            return number < 1 || number > 12
                    ? Optional.empty()
                    : Optional.of(new Period(Granularity.MONTH, LocalDate.of(year(month.group(1)), number, 1)));
        }
        return YEAR.matcher(text).matches()
                ? Optional.of(new Period(Granularity.YEAR, LocalDate.of(year(text), 1, 1)))
                : day(text);
    }

    /** The last day. */
    public LocalDate last() {
        return next().first().minusDays(1);
    }

    /** The period after this one. */
    public Period next() {
        return plus(1);
    }

    /** The period before this one. */
    public Period previous() {
        return plus(-1);
    }

    /** The period a year before: the same date (28 February for 29), month or quarter, or the week 52 weeks before. */
    public Period yearAgo() {
        return switch (granularity) {
            case DAY -> new Period(granularity, first.minusYears(1));
            case WEEK -> plus(-52);
            case MONTH -> plus(-12);
            case QUARTER -> plus(-4);
            case YEAR -> plus(-1);
        };
    }

    /** The period that lies a number of periods after this one. */
    public Period plus(long periods) {
        return new Period(granularity, first.plus(periods, granularity.unit()));
    }

    /** How many periods of the same granularity lie between this one and another. */
    public long until(Period other) {
        return first.until(other.first, granularity.unit());
    }

    /** The period as the API writes it: 2026-11-20, 2026-W47, 2026-11, 2026-Q4 or 2026. */
    @Override
    public String toString() {
        return switch (granularity) {
            case DAY -> first.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        first.get(IsoFields.WEEK_BASED_YEAR),
                        first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", first.getYear(), first.getMonthValue());
            case QUARTER ->
                String.format(Locale.ROOT, "%04d-Q%d", first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> String.format(Locale.ROOT, "%04d", first.getYear());
        };
    }

    private static int year(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<Period> week(int year, int week) {
        var fourthOfJanuary = LocalDate.of(year, 1, 4);
        if (week < 1
                || week
                        > IsoFields.WEEK_OF_WEEK_BASED_YEAR
                                .rangeRefinedBy(fourthOfJanuary)
                                .getMaximum()) {
            return Optional.empty();
        }
        return Optional.of(containing(Granularity.WEEK, fourthOfJanuary).plus(week - 1L));
    }

    private static Optional<Period> day(String text) {
        try {
            return Optional.of(new Period(Granularity.DAY, LocalDate.parse(text)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
