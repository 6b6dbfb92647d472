package org.communityops.deploy.bench.report;

/**
 * What a measured figure is to reach.
 *
 * @param bound the figure that still meets it
 * @param atLeast whether more is better
 * @param unit behind the figure, {@code ×} for ratios
 */
public record Goal(double bound, boolean atLeast, String unit) {

    /** A ratio of at least this. */
    public static Goal ratio(double bound) {
        return new Goal(bound, true, "×");
    }

    /** At most this many of a unit. */
    public static Goal atMost(double bound, String unit) {
        return new Goal(bound, false, unit);
    }

    /** Whether a figure, a number at all, reaches it. */
    public boolean isMetBy(double figure) {
        return atLeast ? figure >= bound : figure <= bound;
    }

    /** A figure with the unit of the goal, to three digits. */
    public String write(double figure) {
        return new Figure(figure) + " " + unit;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + write(bound);
    }
}
