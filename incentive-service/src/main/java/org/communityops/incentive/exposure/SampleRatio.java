package org.communityops.incentive.exposure;

/**
 * How numbers of members fit the weights that they were divided by: Pearson's chi-squared test of goodness of fit. It finds a
 * sample-ratio mismatch (样本比例失衡), which is a fault of the experiment and not a result of it, so it is only flagged
 * where chance is out of the question (Fabijan et al., Diagnosing Sample Ratio Mismatch, KDD 2019).
 *
 * @param statistic the sum of (observed - expected)² / expected
 * @param degrees of freedom, one less than there are numbers
 * @param p the probability of a statistic of at least this size by chance
 */
record SampleRatio(double statistic, int degrees, double p) {
    /** Below it, chance is out of the question. */
    static final double SUSPICIOUS = 0.001;

    /** The distribution is chi-squared only approximately, and well enough where each number is expected to be this much (Cochran). */
    private static final double LEAST_EXPECTED = 5;

    /** Whether as many as this are enough to test. */
    static boolean isTestable(double[] expected) {
        for (var number : expected) {
            if (number < LEAST_EXPECTED) {
                return false;
            }
        }
        return true;
    }

    static SampleRatio of(long[] observed, double[] expected) {
        var statistic = 0.0;
        for (var i = 0; i < observed.length; i++) {
            var difference = observed[i] - expected[i];
            statistic += difference * difference / expected[i];
        }
        var degrees = observed.length - 1;
        return new SampleRatio(statistic, degrees, ChiSquared.upperTail(statistic, degrees));
    }

    boolean isMismatch() {
        return p < SUSPICIOUS;
    }
}
