package org.communityops.deploy.local.replay;

import java.time.Duration;
import org.communityops.deploy.local.console.Console;

/** The line that shows how far a replay has come. */
public final class ReplayProgress implements AutoCloseable {
    private static final int BAR = 24;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Thread thread;

    public ReplayProgress(Console console, EventFile file, Tally tally) {
        var begin = System.nanoTime();
        this.thread = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Thread.sleep(BETWEEN);
                    console.progress(line(file.share(), tally.answered(), Duration.ofNanos(System.nanoTime() - begin)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /**
     * Bar, share of the file, events, rate, time left.
     *
     * @param share of the file that has been read, 0 to 1
     */
    static String line(double share, long events, Duration elapsed) {
        var seconds = elapsed.toMillis() / 1000.0;
        var filled = (int) Math.round(share * BAR);
        return "[%s%s] %3d %%  %,d events  %,.0f/s  %s left"
                .formatted(
                        "#".repeat(filled),
                        "-".repeat(BAR - filled),
                        Math.round(share * 100),
                        events,
                        events / seconds,
                        share < 0.01
                                ? "?"
                                : clock(Duration.ofMillis((long) (elapsed.toMillis() / share * (1 - share)))));
    }

    static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
