package org.communityops.deploy.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeterTest {
    @Test
    void countsTheCpuTimeOfAProcessAndOfItsChildrenThatEnded() throws Exception {
        var busy = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";
        var process =
                new ProcessBuilder("sh", "-c", "read go; (" + busy + "); " + busy + "; echo done; read end").start();
        try {
            var pass = new Meter(List.of(new OwnProcess(process.toHandle()))).measure(() -> {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                process.getInputStream().read();
                return new Outcome(1, 1, Latencies.of(new long[0]));
            });

            assertThat(pass.coreSeconds()).isPositive().isLessThan(60);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aPausedProcessTakesNoCpuTime() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            var own = new OwnProcess(process.toHandle());
            own.pause();
            var before = own.cpuSeconds();
            for (var end = System.nanoTime() + 100_000_000; System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }

            assertThat(own.cpuSeconds() - before).isLessThan(0.05);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void tellsTheMemoryOfAProcess() throws Exception {
        assertThat(new OwnProcess(ProcessHandle.current()).residentBytes()).isGreaterThan(10_000_000);
    }
}
