package org.communityops.kpi.across;

import java.math.BigDecimal;
import java.util.List;
import org.communityops.kpi.metric.Figure;
import org.jspecify.annotations.Nullable;

/** Adds the figures of communities up. */
final class Total {
    private static final double SIX_DECIMALS = 1e6;

    private Total() {}

    /**
     * What stands above the line and what stands below it, each added up. Without a value when nothing is below the line,
     * or when one of the figures cannot be known yet.
     */
    static Figure of(List<Figure> figures) {
        var isRatio = figures.stream().anyMatch(figure -> figure.denominator() != null);
        var denominator = isRatio ? below(figures) : null;
        if (figures.stream().anyMatch(Total::isUnknown)) {
            return new Figure(null, null, denominator, null);
        }
        var numerator = above(figures);
        if (denominator == null) {
            return new Figure(numerator, numerator, null, null);
        }
        return denominator == 0
                ? new Figure(null, numerator, denominator, null)
                : new Figure(rounded(numerator.doubleValue() / denominator), numerator, denominator, null);
    }

    /** Of a community without anybody below the line there is nothing to be known. */
    private static boolean isUnknown(Figure figure) {
        var denominator = figure.denominator();
        return figure.numerator() == null && (denominator == null || denominator > 0);
    }

    private static Long below(List<Figure> figures) {
        return figures.stream()
                .mapToLong(figure -> {
                    var denominator = figure.denominator();
                    return denominator == null ? 0 : denominator;
                })
                .sum();
    }

    private static Number above(List<Figure> figures) {
        var sum = BigDecimal.ZERO;
        var whole = true;
        for (var figure : figures) {
            var numerator = figure.numerator();
            whole &= !(numerator instanceof BigDecimal);
            sum = sum.add(decimal(numerator));
        }
        return whole ? (Number) sum.longValueExact() : Figure.trimmed(sum);
    }

    private static BigDecimal decimal(@Nullable Number number) {
        return switch (number) {
            case null -> BigDecimal.ZERO;
            case BigDecimal decimal -> decimal;
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private static double rounded(double value) {
        return Math.rint(SIX_DECIMALS * value) / SIX_DECIMALS;
    }
}
