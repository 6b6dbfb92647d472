package org.communityops.kpi.significance;

import org.jspecify.annotations.Nullable;

/** Compares two means. */
public final class MeanTest {
    private MeanTest() {}

    /**
     * Welch's t-test, which does not take the variances for equal, with the degrees of freedom of Welch and
     * Satterthwaite (B. L. Welch, The generalization of Student's problem when several different population variances
     * are involved, Biometrika 34, 1947); the effect size is Cohen's d with the pooled standard deviation.
     *
     * @throws IllegalArgumentException when a sample has fewer than two numbers
     */
    public static Difference compare(Sample one, Sample other) {
        if (one.size() < 2 || other.size() < 2) {
            throw new IllegalArgumentException("A sample of one number has no variance");
        }
        var difference = one.mean() - other.mean();
        var first = one.variance() / one.size();
        var second = other.variance() / other.size();
        var error = Math.sqrt(first + second);
        if (error == 0) {
            return withoutVariance(difference);
        }
        var degrees = (first + second)
                * (first + second)
                / (first * first / (one.size() - 1) + second * second / (other.size() - 1));
        var margin = Confidence.studentQuantile(Confidence.LEVEL, degrees) * error;
        var t = difference / error;
        return new Difference(
                Difference.Test.WELCH_T,
                difference,
                new Interval(difference - margin, difference + margin),
                t,
                degrees,
                Confidence.studentTails(t, degrees),
                cohensD(one, other));
    }

    /**
     * Where all numbers of a group are the same there is nothing to test with: equal is equal, and else nothing is
     * known.
     */
    private static Difference withoutVariance(double difference) {
        return new Difference(Difference.Test.WELCH_T, difference, null, 0, null, 1, null);
    }

    private static @Nullable Double cohensD(Sample one, Sample other) {
        var pooled = ((one.size() - 1) * one.variance() + (other.size() - 1) * other.variance())
                / (one.size() + other.size() - 2);
        return pooled == 0 ? null : (one.mean() - other.mean()) / Math.sqrt(pooled);
    }
}
