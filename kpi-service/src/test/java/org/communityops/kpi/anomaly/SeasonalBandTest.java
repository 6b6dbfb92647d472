package org.communityops.kpi.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeasonalBandTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);

    /** By hand: the median of 10, 12, 11, 13, 9, 11, 10, 12 is 11, that of the deviations 1: 11 ± 3 · 1.4826. */
    @Test
    void spansThreeRobustDeviations() {
        var band =
                SeasonalBand.of(weeks(10, 12, 11, 13, 9, 11, 10, 12), 56, false).orElseThrow();

        assertThat(band.median()).isEqualTo(11);
        assertThat(band.low()).isCloseTo(6.5522, FOUR_DIGITS);
        assertThat(band.high()).isCloseTo(15.4478, FOUR_DIGITS);
        assertThat(band.references()).isEqualTo(8);
    }

    /** By hand: the root of 11 is 3.3166, more than 1.4826. */
    @Test
    void takesWhatIsCountedForNoSteadierThanChance() {
        var band =
                SeasonalBand.of(weeks(10, 12, 11, 13, 9, 11, 10, 12), 56, true).orElseThrow();

        assertThat(band.low()).isCloseTo(1.0501, FOUR_DIGITS);
        assertThat(band.high()).isCloseTo(20.9499, FOUR_DIGITS);
        assertThat(SeasonalBand.of(weeks(0, 0, 0, 0), 28, true).orElseThrow()).isEqualTo(new SeasonalBand(0, 0, 3, 4));
    }

    /** By hand: the deviations are seven times 0 and once 4, their mean 0.5: 5 ± 3 · 1.2533 · 0.5. */
    @Test
    void fallsBackToTheMeanDeviationWhereMostWeeksAreAlike() {
        var band = SeasonalBand.of(weeks(5, 5, 5, 5, 5, 5, 5, 9), 56, false).orElseThrow();

        assertThat(band.median()).isEqualTo(5);
        assertThat(band.high()).isCloseTo(6.88, within(0.0001));
    }

    @Test
    void isNotMovedByOneOddWeek() {
        var odd = SeasonalBand.of(weeks(10, 12, 11, 13, 9, 11, 10, 1_000), 56, false)
                .orElseThrow();

        assertThat(odd.median()).isEqualTo(11);
        assertThat(odd.high()).isCloseTo(15.4478, FOUR_DIGITS);
    }

    @Test
    void needsFourWeeksWithAValue() {
        assertThat(SeasonalBand.of(weeks(10, 12, 11), 21, false)).isEmpty();
        assertThat(SeasonalBand.of(weeks(10, Double.NaN, 11, 12), 28, false)).isEmpty();
        assertThat(SeasonalBand.of(weeks(10, Double.NaN, 11, 12, 13), 35, false))
                .isPresent();
    }

    /** Days of which only the first of each week has a value, and one day more. */
    private static double[] weeks(double... values) {
        var days = IntStream.rangeClosed(0, values.length * 7)
                .mapToDouble(_ -> 1e9)
                .toArray();
        Arrays.setAll(days, day -> day % 7 == 0 && day / 7 < values.length ? values[day / 7] : 1e9);
        return days;
    }
}
