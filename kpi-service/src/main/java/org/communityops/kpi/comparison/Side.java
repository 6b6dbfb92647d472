package org.communityops.kpi.comparison;

import java.util.Arrays;
import java.util.Optional;
import org.communityops.kpi.series.DailyFigures;
import org.communityops.kpi.series.DailyFigures.Figure;
import org.communityops.kpi.significance.Proportion;
import org.communityops.kpi.significance.RankTest;
import org.jspecify.annotations.Nullable;

/** One of the things that are compared: a metric on some days. */
record Side(DailyFigures figures) {
    /** The values that there are. */
    double[] known() {
        return Arrays.stream(figures.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** The sums of what stands above and below the line, where both may be added up and are shares of something. */
    Optional<Proportion> proportion() {
        if (!figures.countsEvents() || figures.days().stream().anyMatch(figure -> !isShare(figure))) {
            return Optional.empty();
        }
        var above = figures.days().stream()
                .mapToLong(figure -> part(figure.numerator()))
                .sum();
        var below = figures.days().stream()
                .mapToLong(figure -> part(figure.denominator()))
                .sum();
        return below == 0 ? Optional.empty() : Optional.of(new Proportion(above, below));
    }

    /** The share of all days together, else the mean of the days; there has to be a known one. */
    double value() {
        return proportion().map(Proportion::rate).orElseGet(this::mean);
    }

    double mean() {
        return Arrays.stream(known()).average().orElseThrow();
    }

    double median() {
        return RankTest.median(known());
    }

    private static boolean isShare(Figure figure) {
        return figure.numerator() instanceof Long above
                && figure.denominator() != null
                && above <= figure.denominator();
    }

    private static long part(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }
}
