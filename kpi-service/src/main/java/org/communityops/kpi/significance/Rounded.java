package org.communityops.kpi.significance;

import org.jspecify.annotations.Nullable;

/** Statistics as they leave the service: six decimals. */
public final class Rounded {
    private static final double SIX_DECIMALS = 1e6;

    private Rounded() {}

    /** The nearest number of six decimals. */
    public static double of(double value) {
        var rounded = Math.rint(value * SIX_DECIMALS) / SIX_DECIMALS;
        // Beyond 2^53 millionths there are no decimals to round.
        return Double.isFinite(rounded) ? rounded + 0.0 : value;
    }

    /** The same; null stays null. */
    public static @Nullable Double orNull(@Nullable Double value) {
        return value == null ? null : Double.valueOf(of(value));
    }
}
