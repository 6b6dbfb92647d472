package org.communityops.kpi.series;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric day by day.
 *
 * @param variant where the metric has several
 * @param countsEvents whether what stands above and below the line counts events, so that days may be added up; members
 *     may not: who was there on two days would count twice
 * @param from the first day
 * @param days one figure a day, none missing
 */
public record DailyFigures(
        String metric, int version, @Nullable String variant, boolean countsEvents, LocalDate from, List<Figure> days) {

    /** The value of one day, and what it was divided from. */
    public record Figure(
            @Nullable Number value,
            @Nullable Number numerator,
            @Nullable Long denominator) {}

    public DailyFigures {
        days = List.copyOf(days);
    }

    /** The values; those that there are none of are not a number. */
    public double[] values() {
        return days.stream()
                .mapToDouble(figure ->
                        figure.value() == null ? Double.NaN : figure.value().doubleValue())
                .toArray();
    }

    /** The last day. */
    public LocalDate to() {
        return from.plusDays(days.size() - 1L);
    }
}
