package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The note that a process of ours runs: its id and when it was started. By the latter a process that later got the same
 * id is told apart from ours.
 */
record PidFile(Path path) {
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    void write(ProcessHandle process) throws IOException {
        Files.writeString(
                path,
                process.pid() + " "
                        + startOf(process).map(Instant::toEpochMilli).orElse(0L) + "\n");
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The process of the note, if it is alive. */
    Optional<ProcessHandle> process() throws IOException {
        try {
            var words = Files.readString(path).strip().split(" ");
            if (words.length != 2) {
                return Optional.empty();
            }
            var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process)
                            .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                            .orElse(false));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Ends the process: asks first, forces after the patience. */
    static void end(ProcessHandle process, Duration patience) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
