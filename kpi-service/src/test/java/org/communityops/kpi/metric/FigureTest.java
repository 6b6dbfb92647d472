package org.communityops.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void roundsRatiosToSixDecimalsAndKnowsNoneOverNothing() {
        assertThat(ratio(2, 3).value()).isEqualTo(0.666667);
        assertThat(ratio(0, 3).value()).isEqualTo(0.0);
        assertThat(ratio(2, 0).value()).isNull();
        assertThat(Figure.ratio(OptionalLong.empty(), 0, 3)).isEqualTo(new Figure(null, null, 3L, null));
    }

    @Test
    void keepsAmountsExactAndWithoutNeedlessDecimals() {
        assertThat(Figure.amount(OptionalLong.of(199_900), 4).value()).isEqualTo(new BigDecimal("19.99"));
        assertThat(Figure.amount(OptionalLong.of(1_000_000), 4).value()).isEqualTo(new BigDecimal("100"));
        assertThat(Figure.amount(OptionalLong.of(-5_000), 4).value()).isEqualTo(new BigDecimal("-0.5"));
        assertThat(Figure.amount(OptionalLong.of(0), 4).value()).hasToString("0");
        assertThat(Figure.amount(OptionalLong.of(7), 0).value()).isEqualTo(7L);
    }

    @Test
    void dividesAnAmountWithItsDecimals() {
        var average = Figure.ratio(OptionalLong.of(100_000), 4, 3);

        assertThat(average.value()).isEqualTo(3.333333);
        assertThat(average.numerator()).isEqualTo(new BigDecimal("10"));
        assertThat(average.exact()).hasValue(10.0 / 3);
    }

    /** Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20 and 1/29. */
    @Test
    void boundsAShareAsNewcombePrintsIt() {
        assertBounds(81, 263, 0.2553, 0.3662);
        assertBounds(15, 148, 0.0624, 0.1605);
        assertBounds(0, 20, 0.0, 0.1611);
        assertBounds(1, 29, 0.0061, 0.1718);
        assertThat(Figure.share(0, 0).interval()).isNull();
    }

    @Test
    void takesNoValueForAFormulaThatIsNotFinite() {
        assertThat(Figure.computed(OptionalDouble.of(1.0 / 0)).value()).isNull();
        assertThat(Figure.computed(OptionalDouble.of(Double.NaN)).value()).isNull();
        assertThat(Figure.computed(OptionalDouble.empty()).exact()).isEmpty();
        assertThat(Figure.computed(OptionalDouble.of(2.5)).value()).isEqualTo(2.5);
    }

    private static Figure ratio(long above, long below) {
        return Figure.ratio(OptionalLong.of(above), 0, below);
    }

    private static void assertBounds(long some, long all, double low, double high) {
        var interval = Objects.requireNonNull(Figure.share(some, all).interval());
        assertThat(interval.low()).isCloseTo(low, org.assertj.core.data.Offset.offset(5e-5));
        assertThat(interval.high()).isCloseTo(high, org.assertj.core.data.Offset.offset(5e-5));
    }
}
