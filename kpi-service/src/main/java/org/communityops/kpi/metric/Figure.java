package org.communityops.kpi.metric;

import org.jspecify.annotations.Nullable;

/**
 * A value with what it was divided from.
 *
 * @param value a whole number for counts, a double for ratios; null when there is nothing to divide by, or when the
 *     value cannot be known yet
 */
public record Figure(
        @Nullable Number value,
        @Nullable Long numerator,
        @Nullable Long denominator) {
    private static final double SIX_DECIMALS = 1e6;

    static Figure count(long count) {
        return new Figure(count, count, null);
    }

    static Figure ratio(long numerator, long denominator) {
        return denominator == 0
                ? new Figure(null, numerator, denominator)
                : new Figure(Math.rint(SIX_DECIMALS * numerator / denominator) / SIX_DECIMALS, numerator, denominator);
    }

    /** A ratio whose numerator only the future will tell. */
    static Figure unknown(long denominator) {
        return new Figure(null, null, denominator);
    }
}
