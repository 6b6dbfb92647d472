package org.communityops.kpi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HoltWintersTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Smoothing SMOOTHING = new Smoothing(0.5, 0.1, 0.2);
    /** Sums to 0. */
    private static final double[] WEEK = {3, 2, 1, 0, -1, -2, -3};

    @Test
    void continuesALineWithASeason() {
        var model = HoltWinters.fit(line(28));

        for (var ahead = 1; ahead <= 14; ahead++) {
            assertThat(model.expected(ahead)).isCloseTo(at(27 + ahead), EXACT);
            assertThat(model.season(ahead)).isCloseTo(WEEK[(27 + ahead) % 7], EXACT);
        }
        assertThat(model.trend()).isCloseTo(0.5, EXACT);
        assertThat(model.deviation(14)).isCloseTo(0, EXACT);
    }

    /** By hand: an error of 3 moves the level by 1.5, the trend by 0.3 a day, and its weekday by 0.6. */
    @Test
    void movesItsStatesByTheErrorOfADay() {
        var values = line(29);
        values[28] += 3;

        var model = HoltWinters.with(values, SMOOTHING);

        for (var ahead = 1; ahead <= 7; ahead++) {
            var season = ahead == 7 ? 0.6 : 0;
            assertThat(model.expected(ahead)).isCloseTo(at(28 + ahead) + 1.5 + 0.3 * ahead + season, EXACT);
        }
    }

    /**
     * By hand: the one error of 3 in 15 days after the first two weeks makes σ² = 0.6. For 9 days ahead 1 + 8 (α² + 9
     * αβ + 9 · 17 β² / 6) + γ (2 α + γ + 14 β) = 9.16 (R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and
     * Practice, 3rd edition, table 8.8).
     */
    @Test
    void knowsHowItsErrorGrows() {
        var values = line(29);
        values[28] += 3;

        var model = HoltWinters.with(values, SMOOTHING);

        assertThat(model.deviation(1)).isCloseTo(Math.sqrt(0.6), EXACT);
        assertThat(model.deviation(9)).isCloseTo(Math.sqrt(0.6 * 9.16), EXACT);
    }

    @Test
    void goesOnOverDaysWithoutAValue() {
        var values = line(35);
        Arrays.fill(values, 20, 26, Double.NaN);
        values[3] = Double.NaN;

        var model = HoltWinters.with(values, SMOOTHING);

        assertThat(model.expected(1)).isNotNaN();
        var whole = line(35);
        Arrays.fill(whole, 20, 26, Double.NaN);
        assertThat(HoltWinters.with(whole, SMOOTHING).expected(3)).isCloseTo(at(37), EXACT);
    }

    @Test
    void needsTwoWeeks() {
        assertThatIllegalArgumentException().isThrownBy(() -> HoltWinters.with(line(13), SMOOTHING));
    }

    /** By hand: on a line of 0.5 a day last week's value is 3.5 off in the first week and 7 in the second: 5.25. */
    @Test
    void isHeldAgainstThePlainestForecast() {
        var test = BackTest.of(line(56), 14);

        assertThat(test.origins()).isEqualTo(3);
        assertThat(test.days()).isEqualTo(42);
        assertThat(test.error()).isCloseTo(0, EXACT);
        assertThat(test.naiveError()).isCloseTo(5.25, EXACT);
        assertThat(test.scaled()).isCloseTo(0, EXACT);
    }

    /**
     * The intervals hold what they promise on series that the model describes, and it beats the plainest forecast
     * there.
     */
    @Test
    void isHonestAboutItself() {
        var seeds = IntStream.range(0, 20);
        var tests =
                seeds.mapToObj(seed -> BackTest.of(noisy(new Random(seed)), 14)).toList();

        assertThat(tests.stream().mapToDouble(BackTest::within95).average().orElseThrow())
                .isBetween(0.90, 0.98);
        assertThat(tests.stream().mapToDouble(BackTest::within80).average().orElseThrow())
                .isBetween(0.72, 0.86);
        assertThat(tests.stream().mapToDouble(BackTest::error).sum())
                .isLessThan(
                        0.95 * tests.stream().mapToDouble(BackTest::naiveError).sum());
    }

    private static double at(int day) {
        return 20 + 0.5 * day + WEEK[day % 7];
    }

    private static double[] line(int days) {
        return IntStream.range(0, days).mapToDouble(HoltWintersTest::at).toArray();
    }

    private static double[] noisy(Random random) {
        return IntStream.range(0, 180)
                .mapToDouble(day -> at(day) + 2 * random.nextGaussian())
                .toArray();
    }
}
