package org.communityops.kpi.forecast;

import java.util.function.ToDoubleFunction;

/**
 * How fast the level, the trend and the season of a model follow what happens.
 *
 * @param alpha of the level, from 0 to 1
 * @param beta of the trend, from 0 to {@code alpha}
 * @param gamma of the season, from 0 to 1 − {@code alpha}
 */
record Smoothing(double alpha, double beta, double gamma) {
    private static final double[] LEVELS = {0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98};
    private static final double[] SHARES = {0, 0.05, 0.1, 0.2, 0.4, 0.7};
    private static final double FIRST_STEP = 0.05;
    private static final double LAST_STEP = 0.001;

    /** That with the smallest error: the best of a grid, then downhill along each axis with ever smaller steps. */
    static Smoothing best(ToDoubleFunction<Smoothing> error) {
        var best = new double[] {LEVELS[0], 0, 0};
        var least = Double.POSITIVE_INFINITY;
        for (var level : LEVELS) {
            for (var trend : SHARES) {
                for (var season : SHARES) {
                    var point = new double[] {level, trend, season};
                    var found = error.applyAsDouble(at(point));
                    if (found < least) {
                        least = found;
                        best = point;
                    }
                }
            }
        }
        return at(downhill(error, best, least));
    }

    private static double[] downhill(ToDoubleFunction<Smoothing> error, double[] start, double value) {
        var best = start;
        var least = value;
        for (var step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
            for (var axis = 0; axis < start.length; axis++) {
                for (var move : new double[] {-step, step}) {
                    var point = best.clone();
                    point[axis] = Math.clamp(point[axis] + move, 0, 1);
                    var found = error.applyAsDouble(at(point));
                    if (found < least) {
                        least = found;
                        best = point;
                    }
                }
            }
        }
        return best;
    }

    /** A point of the unit cube: the level, the trend's share of it, the season's share of what it leaves. */
    private static Smoothing at(double[] point) {
        return new Smoothing(point[0], point[0] * point[1], (1 - point[0]) * point[2]);
    }
}
