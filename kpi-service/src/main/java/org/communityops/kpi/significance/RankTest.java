package org.communityops.kpi.significance;

import java.util.Arrays;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/** Compares two groups by the order of their numbers, so a few extreme days decide nothing. */
public final class RankTest {
    private RankTest() {}

    /**
     * The Mann–Whitney U test, exact for small groups without ties, by the normal approximation with its correction for
     * ties otherwise; the effect size is Cliff's delta 2 U / (n₁ n₂) − 1: the chance that a number of the first group
     * is greater than one of the second, minus the chance that it is less (N. Cliff, Dominance statistics,
     * Psychological Bulletin 114, 1993). The difference is that of the medians.
     */
    public static Difference compare(double[] one, double[] other) {
        var u = u(one, other);
        // Where every number is the same, nothing can be ordered and the approximation divides by nothing.
        var p = new MannWhitneyUTest().mannWhitneyUTest(one, other);
        return new Difference(
                Difference.Test.MANN_WHITNEY_U,
                median(one) - median(other),
                null,
                u,
                null,
                Double.isNaN(p) ? 1 : Math.min(1, p),
                2 * u / ((double) one.length * other.length) - 1);
    }

    /** The middle number, or the mean of the two in the middle. */
    public static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How many pairs the first group wins; half a pair for each tie. */
    private static double u(double[] one, double[] other) {
        var sorted = other.clone();
        Arrays.sort(sorted);
        var wins = 0.0;
        for (var value : one) {
            wins += (below(sorted, value) + notAbove(sorted, value)) / 2.0;
        }
        return wins;
    }

    private static int below(double[] sorted, double value) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int notAbove(double[] sorted, double value) {
        return below(sorted, Math.nextUp(value));
    }
}
