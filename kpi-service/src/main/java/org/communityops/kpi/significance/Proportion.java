package org.communityops.kpi.significance;

/**
 * How many of a number did something.
 *
 * @param successes from 0 to {@code trials}
 * @param trials at least 1
 */
public record Proportion(long successes, long trials) {
    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
    }

    public double rate() {
        return (double) successes / trials;
    }

    /** √(p (1 − p) / n). */
    public double standardError() {
        return Math.sqrt(rate() * (1 - rate()) / trials);
    }

    /**
     * Wilson's score interval, which stays between 0 and 1 and holds its level in small groups, too (E. B. Wilson,
     * Probable inference, the law of succession, and statistical inference, JASA 22, 1927).
     */
    public Interval wilson(double level) {
        var z = Confidence.normalQuantile(level);
        var p = rate();
        var z2 = z * z;
        var centre = p + z2 / (2 * trials);
        var spread = z * Math.sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
        var scale = 1 + z2 / trials;
        return new Interval(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }
}
