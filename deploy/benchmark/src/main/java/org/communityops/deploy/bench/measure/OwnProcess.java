package org.communityops.deploy.bench.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A process of the product with the processes that it started.
 *
 * @param handle the first of them
 */
public record OwnProcess(ProcessHandle handle) {
    private static final double TICKS = 100; // of Linux's /proc, whatever the kernel's own clock does

    /** CPU time that it and all its children took so far, those that have ended included where the system tells. */
    public double cpuSeconds() {
        var living = Stream.concat(Stream.of(handle), handle.descendants())
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
        return living + endedChildrenSeconds();
    }

    /** Main memory that it occupies itself. */
    public long residentBytes() throws IOException, InterruptedException {
        var process = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(handle.pid())).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        process.waitFor();
        return Long.parseLong(answer) * 1024;
    }

    /** Suspends it; it keeps everything and does nothing. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + handle.pid())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("Process " + handle.pid() + " cannot be sent " + name);
        }
    }

    private double endedChildrenSeconds() {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }
}
