package org.communityops.kpi.significance;

import java.util.Arrays;

/**
 * Numbers of one group, summed up.
 *
 * @param size how many there are, at least 1
 * @param variance with n − 1 below the line; 0 for a single number
 */
public record Sample(long size, double mean, double variance) {
    public Sample {
        if (size < 1 || !Double.isFinite(mean) || !(variance >= 0)) {
            throw new IllegalArgumentException(size + " numbers of mean " + mean + " and variance " + variance);
        }
    }

    /** The sample of these numbers. */
    public static Sample of(double... values) {
        var mean = Arrays.stream(values).average().orElseThrow();
        var squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Sample(values.length, mean, values.length == 1 ? 0 : squares / (values.length - 1));
    }

    /** s / √n. */
    public double standardError() {
        return Math.sqrt(variance / size);
    }
}
