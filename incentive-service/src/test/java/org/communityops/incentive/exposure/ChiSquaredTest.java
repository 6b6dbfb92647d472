package org.communityops.incentive.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquaredTest {
    /** Computed with mpmath's gammainc at 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.0001, 1, 0.99202128737073679",
        "0.5, 3, 0.91889141165467586",
        "3.841458820694124, 1, 0.050000000000000057",
        "4, 1, 0.045500263896358414",
        "10.827566170662733, 1, 0.00099999999999999969",
        "13.815510557964274, 2, 0.0010000000000000002",
        "18.307038053275146, 10, 0.050000000000000007",
        "27.877164871256568, 9, 0.0010000000000000022",
        "50, 2, 1.3887943864964021e-11",
        "100, 9, 1.5735176303753944e-17",
        "1000, 1, 1.7958327848007262e-219"
    })
    void isRightToTenDigits(double statistic, int degrees, double expected) {
        assertThat(ChiSquared.upperTail(statistic, degrees)).isCloseTo(expected, withinPercentage(1e-8));
    }

    @Test
    void isAPlainExponentialWithTwoDegrees() {
        for (var statistic = 0.1; statistic < 60; statistic += 0.1) {
            assertThat(ChiSquared.upperTail(statistic, 2)).isCloseTo(Math.exp(-statistic / 2), withinPercentage(1e-9));
        }
    }

    @Test
    void isCertainWhereNothingDiffers() {
        assertThat(ChiSquared.upperTail(0, 4)).isOne();
    }

    @Test
    void refusesWhatIsNoStatistic() {
        assertThatThrownBy(() -> ChiSquared.upperTail(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChiSquared.upperTail(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChiSquared.upperTail(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
