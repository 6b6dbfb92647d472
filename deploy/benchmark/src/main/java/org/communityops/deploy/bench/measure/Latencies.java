package org.communityops.deploy.bench.measure;

import java.util.Arrays;

/** How long single operations took, in nanoseconds. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Those of the operations of one pass, in any order. */
    public static Latencies of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /**
     * The least latency that the given share of operations did not exceed (nearest rank).
     *
     * @param percent above 0, up to 100
     * @return milliseconds, not a number when there were no operations
     */
    public double percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("Not a percentage: " + percent);
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[rank - 1] / 1e6;
    }

    public int count() {
        return sorted.length;
    }
}
