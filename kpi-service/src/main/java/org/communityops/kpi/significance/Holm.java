package org.communityops.kpi.significance;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the chance of any false finding at the level of one test, however many comparisons are made at once: the
 * step-down correction of S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6, 1979.
 */
public final class Holm {
    private Holm() {}

    /** The adjusted p-values, in the order of the given ones: each is to be held against the level as it is. */
    public static double[] adjust(double... pValues) {
        var order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        var adjusted = new double[pValues.length];
        var greatest = 0.0;
        for (var rank = 0; rank < order.length; rank++) {
            greatest = Math.max(greatest, Math.min(1, (order.length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = greatest;
        }
        return adjusted;
    }
}
