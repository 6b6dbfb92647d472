package org.communityops.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassesTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void figuresAreMediansOverThePasses() {
        var passes = new Passes();
        passes.add(pass(1_000, 2 * SECOND, 1, 5));
        passes.add(pass(1_000, SECOND, 2, 7));
        passes.add(pass(1_000, 4 * SECOND, 4, 9));

        assertThat(passes.rate()).isEqualTo(500);
        assertThat(passes.perCoreSecond()).isEqualTo(500);
        assertThat(passes.clientMicros()).isEqualTo(100);
        assertThat(passes.percentile(50)).isEqualTo(7);
    }

    @Test
    void ratiosAreOfPassesThatFollowedOneAnother() {
        var service = new Passes();
        service.add(pass(600, SECOND, 1, 1));
        service.add(pass(900, SECOND, 1, 1));
        var raw = new Passes();
        raw.add(pass(1_000, SECOND, 1, 1));
        raw.add(pass(1_000, SECOND, 1, 1));

        var ratios = service.ratios(raw);

        assertThat(ratios.least()).isEqualTo(0.6);
        assertThat(ratios.greatest()).isEqualTo(0.9);
    }

    @Test
    void isEmptyUntilAPassIsAdded() {
        var passes = new Passes();
        assertThat(passes.isEmpty()).isTrue();

        passes.add(pass(1, SECOND, 1, 1));

        assertThat(passes.isEmpty()).isFalse();
    }

    private static Pass pass(long count, long nanos, double coreSeconds, long latencyMillis) {
        var outcome = new Outcome(count, nanos, Latencies.of(new long[] {latencyMillis * 1_000_000}));
        return new Pass(outcome, coreSeconds, 0.1);
    }
}
