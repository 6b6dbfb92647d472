package org.communityops.kpi.significance;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * How numbers of members fit the weights that they were divided by: Pearson's chi-squared test of goodness of fit. It
 * finds a sample-ratio mismatch (样本比例失衡), which is a fault of the experiment and not a result of it, so it is only
 * flagged where chance is out of the question (Fabijan et al., Diagnosing Sample Ratio Mismatch, KDD 2019).
 *
 * @param statistic the sum of (observed − expected)² / expected
 * @param degrees of freedom, one less than there are numbers
 */
public record SampleRatio(double statistic, int degrees, double pValue) {
    private static final double SUSPICIOUS = 0.001;
    /**
     * The distribution is chi-squared only approximately, and well enough where each number is expected to be this much
     * (Cochran).
     */
    private static final double LEAST_EXPECTED = 5;

    /**
     * The test; empty where too few are expected of a group.
     *
     * @param weights of the groups, in any unit
     */
    public static Optional<SampleRatio> of(long[] observed, int[] weights) {
        var all = Arrays.stream(observed).sum();
        var sum = Arrays.stream(weights).sum();
        var statistic = 0.0;
        for (var i = 0; i < observed.length; i++) {
            var expected = (double) all * weights[i] / sum;
            if (expected < LEAST_EXPECTED) {
                return Optional.empty();
            }
            statistic += (observed[i] - expected) * (observed[i] - expected) / expected;
        }
        var degrees = observed.length - 1;
        var p = 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(statistic);
        return Optional.of(new SampleRatio(statistic, degrees, p));
    }

    public boolean isMismatch() {
        return pValue < SUSPICIOUS;
    }
}
