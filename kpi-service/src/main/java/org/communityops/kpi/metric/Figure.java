package org.communityops.kpi.metric;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A value with what it was divided from.
 *
 * @param value a whole number for counts, a decimal for amounts, a double for ratios; null when there is nothing to
 *     divide by, or when the value cannot be known yet
 * @param numerator a whole number or a decimal
 * @param interval where the true share lies; null where the value is no share of members
 */
public record Figure(
        @Nullable Number value,
        @Nullable Number numerator,
        @Nullable Long denominator,
        @Nullable Interval interval) {
    private static final double SIX_DECIMALS = 1e6;
    private static final long HUNDRED = 100;

    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** The bounds between which a share lies with a confidence of 95 %. */
    public record Interval(double low, double high) {}

    static Figure amount(OptionalLong amount, int decimals) {
        if (amount.isEmpty()) {
            return new Figure(null, null, null, null);
        }
        var number = number(amount.getAsLong(), decimals);
        return new Figure(number, number, null, null);
    }

    /** A ratio, without a value when nothing is below the line or the number above can not be known yet. */
    static Figure ratio(OptionalLong numerator, int decimals, long denominator) {
        if (numerator.isEmpty()) {
            return new Figure(null, null, denominator, null);
        }
        var above = number(numerator.getAsLong(), decimals);
        return denominator == 0
                ? new Figure(null, above, denominator, null)
                : new Figure(rounded(above.doubleValue() / denominator), above, denominator, null);
    }

    /**
     * A ratio of members among others, with the interval of Wilson's score (E. B. Wilson 1927; method 3 in R. G.
     * Newcombe, Two-sided confidence intervals for the single proportion, 1998).
     */
    static Figure share(long numerator, long denominator) {
        var ratio = ratio(OptionalLong.of(numerator), 0, denominator);
        return denominator == 0
                ? ratio
                : new Figure(ratio.value(), numerator, denominator, wilson(numerator, denominator));
    }

    /**
     * A net score from -100 to 100: a hundred times those for it less those against, divided by all. Its interval is the
     * adjusted Wald one (B. Rocks, Interval estimation for the net promoter score, 2016): three answers more, three
     * quarters of one on each side.
     */
    public static Figure netScore(long promoters, long detractors, long all) {
        var net = HUNDRED * (promoters - detractors);
        var score = ratio(OptionalLong.of(net), 0, all);
        if (all == 0) {
            return score;
        }
        var total = all + 3.0;
        var above = (promoters + 0.75) / total;
        var below = (detractors + 0.75) / total;
        var middle = above - below;
        var half = Z * Math.sqrt((above + below - middle * middle) / total);
        var interval = new Interval(
                rounded(HUNDRED * Math.max(-1, middle - half)), rounded(HUNDRED * Math.min(1, middle + half)));
        return new Figure(score.value(), score.numerator(), all, interval);
    }

    /** The result of a formula over other values; null in, and what is not a finite number, is null out. */
    public static Figure computed(OptionalDouble result) {
        return result.isPresent() && Double.isFinite(result.getAsDouble())
                ? new Figure(rounded(result.getAsDouble()), null, null, null)
                : new Figure(null, null, null, null);
    }

    /** The value before it was rounded; empty when there is none. */
    public OptionalDouble exact() {
        if (value == null) {
            return OptionalDouble.empty();
        }
        return numerator == null || denominator == null
                ? OptionalDouble.of(value.doubleValue())
                : OptionalDouble.of(numerator.doubleValue() / denominator);
    }

    private static Number number(long units, int decimals) {
        if (decimals == 0) {
            return units;
        }
        return trimmed(BigDecimal.valueOf(units, decimals));
    }

    /** The same number without needless decimals. */
    public static BigDecimal trimmed(BigDecimal number) {
        var exact = number.stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static Interval wilson(long numerator, long denominator) {
        var share = (double) numerator / denominator;
        var half = Z * Math.sqrt((share * (1 - share) + Z * Z / (4.0 * denominator)) / denominator);
        var middle = share + Z * Z / (2.0 * denominator);
        var scale = 1 + Z * Z / denominator;
        return new Interval(
                rounded(Math.max(0, (middle - half) / scale)), rounded(Math.min(1, (middle + half) / scale)));
    }

    private static double rounded(double value) {
        return Math.rint(SIX_DECIMALS * value) / SIX_DECIMALS;
    }
}
