package org.communityops.kpi.forecast;

import java.util.Arrays;
import org.communityops.kpi.significance.Confidence;

/**
 * How far off forecasts were on days that the model had not seen: it is fitted to the days before an origin and held
 * against those after it, for origins a week apart (rolling origin: L. J. Tashman, Out-of-sample tests of forecasting
 * accuracy, International Journal of Forecasting 16, 2000).
 *
 * @param origins how many times
 * @param days how many days were forecast and known
 * @param error mean absolute error of the model
 * @param naiveError that of the same weekday of the last week before the origin
 * @param scaled mean of the errors, each divided by the mean absolute change from week to week before its origin (MASE:
 *     R. J. Hyndman, A. B. Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting
 *     22, 2006); not a number where nothing changed
 * @param within80 which share of the days lay within the interval of 80 %
 * @param within95 which share of the days lay within the interval of 95 %
 */
record BackTest(
        int origins, int days, double error, double naiveError, double scaled, double within80, double within95) {
    /** The model is fitted to this many days at least. */
    static final int SHORTEST = 4 * HoltWinters.SEASON;

    private static final int MOST_ORIGINS = 12;

    /** What is added up. */
    private static final class Sums {
        private final double quantile80 = Confidence.normalQuantile(0.80);
        private final double quantile95 = Confidence.normalQuantile(0.95);
        private int origins;
        private int days;
        private double error;
        private double naive;
        private double scaled;
        private int within80;
        private int within95;

        void add(double[] values, int origin, int horizon) {
            var before = Arrays.copyOf(values, origin);
            var model = HoltWinters.fit(before);
            var scale = weeklyChange(before);
            origins++;
            for (var ahead = 1; ahead <= horizon; ahead++) {
                var actual = values[origin + ahead - 1];
                var lastWeek = values[origin - HoltWinters.SEASON + (ahead - 1) % HoltWinters.SEASON];
                if (Double.isNaN(actual) || Double.isNaN(lastWeek)) {
                    continue;
                }
                var miss = Math.abs(actual - model.expected(ahead));
                var deviation = model.deviation(ahead);
                days++;
                error += miss;
                naive += Math.abs(actual - lastWeek);
                scaled += miss / scale;
                within80 += miss <= quantile80 * deviation ? 1 : 0;
                within95 += miss <= quantile95 * deviation ? 1 : 0;
            }
        }

        BackTest means() {
            return new BackTest(
                    origins,
                    days,
                    error / days,
                    naive / days,
                    scaled / days,
                    (double) within80 / days,
                    (double) within95 / days);
        }

        private static double weeklyChange(double[] values) {
            var sum = 0.0;
            var known = 0;
            for (var i = HoltWinters.SEASON; i < values.length; i++) {
                var change = Math.abs(values[i] - values[i - HoltWinters.SEASON]);
                if (!Double.isNaN(change)) {
                    sum += change;
                    known++;
                }
            }
            return sum / known;
        }
    }

    /**
     * Tries forecasts of a horizon.
     *
     * @param values at least {@link #SHORTEST} and the horizon
     */
    static BackTest of(double[] values, int horizon) {
        var sums = new Sums();
        for (var origin = values.length - horizon;
                origin >= SHORTEST && sums.origins < MOST_ORIGINS;
                origin -= HoltWinters.SEASON) {
            sums.add(values, origin, horizon);
        }
        return sums.means();
    }
}
