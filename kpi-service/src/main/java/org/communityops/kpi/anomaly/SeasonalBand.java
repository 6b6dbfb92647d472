package org.communityops.kpi.anomaly;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communityops.kpi.significance.RankTest;

/**
 * What a day is expected to be, from the same weekday of the weeks before: the median, and three robust standard
 * deviations on either side (C. Leys et al., Detecting outliers: use absolute deviation around the median, Journal of
 * Experimental Social Psychology 49, 2013).
 *
 * <p>The deviation is 1.4826 times the median absolute deviation, which for normal data is σ. Where more than half of
 * the weeks were alike that is 0; then it is 1.2533 times the mean absolute deviation (B. Iglewicz, D. C. Hoaglin, How
 * to Detect and Handle Outliers, 1993). What is counted is never steadier than chance: its deviation is at least the
 * root of the median, as of a Poisson variable.
 *
 * @param references how many weeks it comes from
 */
record SeasonalBand(double median, double low, double high, int references) {
    /** How many weeks back it looks. */
    static final int WEEKS = 8;

    private static final int FEWEST = 4;
    private static final int SEASON = 7;
    private static final double WIDTH = 3;
    private static final double SIGMA_OF_MEDIAN_DEVIATION = 1.4826;
    private static final double SIGMA_OF_MEAN_DEVIATION = 1.2533;

    /**
     * The band of a day; empty when fewer than four of the weeks before have a value.
     *
     * @param values day by day; not a number where there is no value
     * @param counted whether the values are numbers of something
     */
    static Optional<SeasonalBand> of(double[] values, int day, boolean counted) {
        var references = IntStream.rangeClosed(1, WEEKS)
                .map(week -> day - week * SEASON)
                .filter(index -> index >= 0 && !Double.isNaN(values[index]))
                .mapToDouble(index -> values[index])
                .toArray();
        if (references.length < FEWEST) {
            return Optional.empty();
        }
        var median = RankTest.median(references);
        var width = WIDTH * deviation(references, median, counted);
        var low = counted ? Math.max(0, median - width) : median - width;
        return Optional.of(new SeasonalBand(median, low, median + width, references.length));
    }

    private static double deviation(double[] references, double median, boolean counted) {
        var deviations =
                Arrays.stream(references).map(value -> Math.abs(value - median)).toArray();
        var middle = SIGMA_OF_MEDIAN_DEVIATION * RankTest.median(deviations);
        var robust = middle > 0
                ? middle
                : SIGMA_OF_MEAN_DEVIATION * Arrays.stream(deviations).average().orElseThrow();
        return counted ? Math.max(robust, Math.sqrt(Math.max(median, 1))) : robust;
    }
}
