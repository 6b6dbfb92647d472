package org.communityops.kpi.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Published results, to the digits that were published. */
class SignificanceTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);

    /** Newcombe 1998, table II: 56/70 against 48/80, and 9/10 against 3/10, by method 10. */
    @Test
    void findsNewcombesIntervals() {
        var wide = interval(RateTest.compare(new Proportion(56, 70), new Proportion(48, 80)));
        assertThat(wide.low()).isCloseTo(0.0524, FOUR_DIGITS);
        assertThat(wide.high()).isCloseTo(0.3339, FOUR_DIGITS);

        var small = interval(RateTest.compare(new Proportion(9, 10), new Proportion(3, 10)));
        assertThat(small.low()).isCloseTo(0.1705, FOUR_DIGITS);
        assertThat(small.high()).isCloseTo(0.8090, FOUR_DIGITS);
    }

    /** The Physicians' Health Study: 104 of 11,037 with aspirin and 189 of 11,034 without had an attack; z is 5.00. */
    @Test
    void findsTheEffectOfAspirin() {
        var difference = RateTest.compare(new Proportion(189, 11_034), new Proportion(104, 11_037));

        assertThat(difference.difference()).isCloseTo(0.0077, FOUR_DIGITS);
        assertThat(difference.statistic()).isCloseTo(5.00, within(0.005));
        assertThat(difference.pValue()).isCloseTo(5.7e-7, within(0.1e-7));
    }

    /**
     * Wilson's interval for 81 of 263 (Newcombe, Two-sided confidence intervals for the single proportion, 1998, table
     * I).
     */
    @Test
    void findsWilsonsInterval() {
        var interval = new Proportion(81, 263).wilson(0.95);

        assertThat(interval.low()).isCloseTo(0.2553, FOUR_DIGITS);
        assertThat(interval.high()).isCloseTo(0.3662, FOUR_DIGITS);
        assertThat(new Proportion(0, 20).wilson(0.95).low()).isZero();
        assertThat(new Proportion(0, 20).wilson(0.95).high()).isCloseTo(0.1611, FOUR_DIGITS);
    }

    /** Student's sleep data (1908) as R's manual shows them: t = -1.8608, df = 17.776, p = 0.07939. */
    @Test
    void findsWhatWelchFindsInStudentsSleepData() {
        var one = Sample.of(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);
        var other = Sample.of(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

        var difference = MeanTest.compare(one, other);

        assertThat(difference.statistic()).isCloseTo(-1.8608, FOUR_DIGITS);
        assertThat(difference.degrees()).isCloseTo(17.776, within(0.0005));
        assertThat(difference.pValue()).isCloseTo(0.07939, within(0.000005));
        assertThat(interval(difference).low()).isCloseTo(-3.3654832, within(0.0000001));
        assertThat(interval(difference).high()).isCloseTo(0.2054832, within(0.0000001));
        assertThat(difference.effectSize()).isCloseTo(-0.8322, FOUR_DIGITS);
    }

    @Test
    void findsNothingWhereNothingVaries() {
        var difference = MeanTest.compare(new Sample(10, 2, 0), new Sample(10, 2, 0));

        assertThat(difference.pValue()).isOne();
        assertThat(difference.interval()).isNull();
        assertThat(difference.effectSize()).isNull();
        assertThat(RateTest.compare(new Proportion(0, 10), new Proportion(0, 12))
                        .pValue())
                .isOne();
    }

    /** Cohen 1988, table 6.2.2: φ of 0.80 is 2.214 and of 0.60 is 1.772. */
    @Test
    void findsCohensEffectSizeOfRates() {
        var difference = RateTest.compare(new Proportion(56, 70), new Proportion(48, 80));

        assertThat(difference.effectSize()).isCloseTo(2.214 - 1.772, within(0.001));
    }

    /** By hand: 4 × 0.005 = 0.02; 3 × 0.01 = 0.03; 2 × 0.03 = 0.06; 0.04 is not below that. */
    @Test
    void stepsDownAsHolmDoes() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.adjust()).isEmpty();
        assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
    }

    /** By hand: (10 - 0)² / 5000 twice over is 1.44 for 4,940 and 5,060; tables give 0.2301. */
    @Test
    void holdsNumbersAgainstWeights() {
        var sound =
                SampleRatio.of(new long[] {4_940, 5_060}, new int[] {50, 50}).orElseThrow();
        assertThat(sound.statistic()).isCloseTo(1.44, within(1e-12));
        assertThat(sound.pValue()).isCloseTo(0.2301, FOUR_DIGITS);
        assertThat(sound.isMismatch()).isFalse();

        assertThat(SampleRatio.of(new long[] {4_800, 5_200}, new int[] {50, 50})
                        .orElseThrow()
                        .isMismatch())
                .isTrue();
        assertThat(SampleRatio.of(new long[] {5, 4}, new int[] {50, 50})).isEmpty();
    }

    /** By hand: of the 25 pairs the first group wins 1 + 2 + 3 + 4 + 5 = 15 and half of none. */
    @Test
    void countsThePairsThatAGroupWins() {
        var difference = RankTest.compare(new double[] {2, 4, 6, 8, 10}, new double[] {1, 3, 5, 7, 9});

        assertThat(difference.statistic()).isEqualTo(15);
        assertThat(difference.effectSize()).isCloseTo(0.2, within(1e-12));
        assertThat(difference.difference()).isOne();
    }

    /** Of the 20 ways to put three of six ranks first, one is as extreme on either side: p = 2 / 20. */
    @Test
    void isExactInSmallGroups() {
        var difference = RankTest.compare(new double[] {4, 5, 6}, new double[] {1, 2, 3});

        assertThat(difference.pValue()).isCloseTo(0.1, within(1e-9));
        assertThat(difference.effectSize()).isOne();
    }

    @Test
    void sharesTiedPairs() {
        var difference = RankTest.compare(new double[] {1, 1}, new double[] {1, 1});

        assertThat(difference.statistic()).isEqualTo(2);
        assertThat(difference.effectSize()).isZero();
        assertThat(difference.pValue()).isOne();
    }

    private static Interval interval(Difference difference) {
        return java.util.Objects.requireNonNull(difference.interval());
    }
}
