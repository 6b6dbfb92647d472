package org.communityops.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLISECOND = 1_000_000;

    @Test
    void percentilesOfAHundredAreTheRanks() {
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLISECOND).toArray());

        assertThat(latencies.percentile(50)).isEqualTo(50);
        assertThat(latencies.percentile(99)).isEqualTo(99);
        assertThat(latencies.percentile(100)).isEqualTo(100);
        assertThat(latencies.percentile(0.5)).isEqualTo(1);
    }

    @Test
    void ninetyNinthOfTenIsTheGreatest() {
        var latencies = Latencies.of(
                LongStream.rangeClosed(1, 10).map(i -> i * MILLISECOND).toArray());

        assertThat(latencies.percentile(99)).isEqualTo(10);
        assertThat(latencies.percentile(90)).isEqualTo(9);
        assertThat(latencies.percentile(91)).isEqualTo(10);
    }

    @Test
    void hasNoPercentilesOfNothing() {
        assertThat(Latencies.of(new long[0]).percentile(99)).isNaN();
    }

    @Test
    void refusesWhatIsNoPercentage() {
        var latencies = Latencies.of(new long[] {1});

        assertThatThrownBy(() -> latencies.percentile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> latencies.percentile(100.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
