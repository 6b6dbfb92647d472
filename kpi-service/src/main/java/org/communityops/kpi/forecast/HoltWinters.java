package org.communityops.kpi.forecast;

/**
 * Additive Holt-Winters with a season of seven days, in its error-correction form ETS(A,A,A) (R. J. Hyndman, A. B.
 * Koehler, J. K. Ord, R. D. Snyder, Forecasting with Exponential Smoothing, 2008, chapters 2 and 6): with the error e
 * of a day, the level becomes l + b + α e, the trend b + β e, the weekday's season s + γ e. On a day without a value
 * the state goes on as if it had been as expected.
 */
final class HoltWinters {
    static final int SEASON = 7;
    /** What the first states are taken from; errors count from there on. */
    static final int START = 2 * SEASON;

    private final Smoothing smoothing;
    private final double[] season = new double[SEASON];
    private double level;
    private double trend;
    private double squares;
    private int errors;
    private int days;

    private HoltWinters(double[] values, Smoothing smoothing) {
        this.smoothing = smoothing;
        start(values);
        for (var value : values) {
            next(value);
        }
    }

    /**
     * The model with the smoothing that has the smallest squared error one day ahead.
     *
     * @param values day by day; not a number where there is no value; at least {@link #START}
     */
    static HoltWinters fit(double[] values) {
        return with(values, Smoothing.best(smoothing -> with(values, smoothing).squares));
    }

    static HoltWinters with(double[] values, Smoothing smoothing) {
        if (values.length < START) {
            throw new IllegalArgumentException("Two weeks are needed, not " + values.length + " days");
        }
        return new HoltWinters(values, smoothing);
    }

    Smoothing smoothing() {
        return smoothing;
    }

    /** The trend (趋势), a day. */
    double trend() {
        return trend;
    }

    /** By how much the weekday of a day ahead differs from the level (季节项); 1 is the first day after the values. */
    double season(int ahead) {
        return season[(days + ahead - 1) % SEASON];
    }

    /** The value expected so many days after the last one. */
    double expected(int ahead) {
        return level + ahead * trend + season(ahead);
    }

    /**
     * Standard deviation of the error so many days ahead: σ √(1 + Σ c_j²) over j from 1 to ahead − 1 with c_j = α + β
     * j, and γ more where j is a whole number of seasons (Hyndman et al., table 6.1).
     */
    double deviation(int ahead) {
        var sum = 1.0;
        for (var j = 1; j < ahead; j++) {
            var c = smoothing.alpha() + smoothing.beta() * j + (j % SEASON == 0 ? smoothing.gamma() : 0);
            sum += c * c;
        }
        return errors == 0 ? 0 : Math.sqrt(squares / errors * sum);
    }

    /** The line through the means of the first two weeks, and how far each weekday lies off it. */
    private void start(double[] values) {
        var first = mean(values, 0);
        var second = mean(values, SEASON);
        trend = (second - first) / SEASON;
        // The mean of a week is that of its middle day, the fourth.
        var middle = SEASON / 2;
        level = first - trend * (middle + 1);
        var centre = 0.0;
        for (var i = 0; i < SEASON; i++) {
            var line = trend * (i - middle);
            var off = known(values[i] - first - line, values[i + SEASON] - second - line);
            season[i] = Double.isNaN(off) ? 0 : off;
            centre += season[i] / SEASON;
        }
        for (var i = 0; i < SEASON; i++) {
            season[i] -= centre;
        }
    }

    /** The mean of those of two that there are. */
    private static double known(double one, double other) {
        if (Double.isNaN(one)) {
            return other;
        }
        return Double.isNaN(other) ? one : (one + other) / 2;
    }

    private static double mean(double[] values, int from) {
        var sum = 0.0;
        var known = 0;
        for (var i = from; i < from + SEASON; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    private void next(double value) {
        var weekday = days % SEASON;
        var ahead = level + trend;
        var error = Double.isNaN(value) ? 0 : value - ahead - season[weekday];
        if (days >= START && !Double.isNaN(value)) {
            squares += error * error;
            errors++;
        }
        level = ahead + smoothing.alpha() * error;
        trend += smoothing.beta() * error;
        season[weekday] += smoothing.gamma() * error;
        days++;
    }
}
