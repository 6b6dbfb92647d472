package org.communityops.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void medianOfAnOddNumberIsTheValueInTheMiddle() {
        assertThat(new Sample(9, 1, 5, 100, 2).median()).isEqualTo(5);
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(new Sample(4, 1, 100, 2).median()).isEqualTo(3);
    }

    @Test
    void medianOfOneValueIsThatValue() {
        assertThat(new Sample(7).median()).isEqualTo(7);
    }

    @Test
    void knowsItsEnds() {
        var sample = new Sample(3, 1, 2);

        assertThat(sample.least()).isEqualTo(1);
        assertThat(sample.greatest()).isEqualTo(3);
    }

    @Test
    void takesAValueOfEachThing() {
        assertThat(Sample.of(List.of("a", "bcd", "ef"), String::length).median())
                .isEqualTo(2);
    }

    @Test
    void leavesTheValuesItWasGivenAlone() {
        var values = new double[] {2, 1};

        new Sample(values);

        assertThat(values).containsExactly(2, 1);
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(Sample::new).isInstanceOf(IllegalArgumentException.class);
    }
}
