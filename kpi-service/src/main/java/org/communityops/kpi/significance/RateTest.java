package org.communityops.kpi.significance;

/** Compares two rates. */
public final class RateTest {
    private static final double FEWEST = 5;

    private RateTest() {}

    /** Whether each group has at least five who did and five who did not, as the normal approximation asks. */
    public static boolean isSound(Proportion one, Proportion other) {
        var pooled = (double) (one.successes() + other.successes()) / (one.trials() + other.trials());
        var smaller = Math.min(one.trials(), other.trials());
        return smaller * pooled >= FEWEST && smaller * (1 - pooled) >= FEWEST;
    }

    /**
     * The two-proportion z-test with the pooled rate; the interval is Newcombe's hybrid of two Wilson intervals (R. G.
     * Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17,
     * 1998, method 10); the effect size is Cohen's h = 2 asin √p₁ − 2 asin √p₂ (J. Cohen, Statistical Power Analysis,
     * 1988, chapter 6).
     */
    public static Difference compare(Proportion one, Proportion other) {
        var difference = one.rate() - other.rate();
        var pooled = (double) (one.successes() + other.successes()) / (one.trials() + other.trials());
        var error = Math.sqrt(pooled * (1 - pooled) * (1.0 / one.trials() + 1.0 / other.trials()));
        var z = error == 0 ? 0 : difference / error;
        var h = 2 * Math.asin(Math.sqrt(one.rate())) - 2 * Math.asin(Math.sqrt(other.rate()));
        return new Difference(
                Difference.Test.TWO_PROPORTION_Z,
                difference,
                newcombe(one, other),
                z,
                null,
                Confidence.normalTails(z),
                h);
    }

    private static Interval newcombe(Proportion one, Proportion other) {
        var first = one.wilson(Confidence.LEVEL);
        var second = other.wilson(Confidence.LEVEL);
        var difference = one.rate() - other.rate();
        return new Interval(
                difference - Math.hypot(one.rate() - first.low(), second.high() - other.rate()),
                difference + Math.hypot(first.high() - one.rate(), other.rate() - second.low()));
    }
}
