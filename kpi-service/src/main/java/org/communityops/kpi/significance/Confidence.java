package org.communityops.kpi.significance;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** How sure an interval is: quantiles and tails of two-sided tests. */
public final class Confidence {
    /** That of the intervals and tests of this service. */
    public static final double LEVEL = 0.95;

    /** The chance of finding a difference where there is none that is put up with (显著性水平). */
    public static final double ALPHA = 1 - LEVEL;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Confidence() {}

    /** How many standard deviations on either side hold this share of a normal distribution: 1.96 for 0.95. */
    public static double normalQuantile(double level) {
        return NORMAL.inverseCumulativeProbability((1 + level) / 2);
    }

    static double studentQuantile(double level, double degrees) {
        return new TDistribution(degrees).inverseCumulativeProbability((1 + level) / 2);
    }

    /** The probability of a normal deviate at least this far from 0 on either side. */
    static double normalTails(double deviate) {
        return Math.min(1, 2 * NORMAL.cumulativeProbability(-Math.abs(deviate)));
    }

    static double studentTails(double deviate, double degrees) {
        return Math.min(1, 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(deviate)));
    }
}
