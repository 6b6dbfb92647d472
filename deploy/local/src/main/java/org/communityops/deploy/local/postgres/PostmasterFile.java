package org.communityops.deploy.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The file {@code postmaster.pid} by which a cluster's folder tells whether a server has it open, and which. */
final class PostmasterFile {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOBODY = "999999999"; // above every system's greatest process id

    private final Path file;

    PostmasterFile(Path data) {
        this.file = data.resolve("postmaster.pid");
    }

    /** The server that has the folder open, if it is alive. */
    Optional<ProcessHandle> postmaster() throws IOException {
        return named().filter(PostmasterFile::isPostgres);
    }

    /**
     * Ends a server that an earlier launcher left behind. PostgreSQL itself removes the file of a server that is gone,
     * once it has made sure by the shared memory named there that no session of it is left; so the file stays. Only when
     * its process id now belongs to another program, at which PostgreSQL would stop, the id is struck out.
     */
    void clear() throws IOException, InterruptedException {
        stop(PATIENCE);
        if (named().isPresent()) {
            Files.writeString(file, Files.readString(file).replaceFirst("^\\d+", NOBODY));
        }
    }

    /** Fast stop: sessions are ended; when that takes longer than the patience, an immediate stop (recovery follows). */
    void stop(Duration patience) throws IOException, InterruptedException {
        var server = postmaster();
        if (server.isEmpty()) {
            return;
        }
        signal("INT", server.get());
        if (!ended(server.get(), patience)) {
            signal("QUIT", server.get());
            if (!ended(server.get(), Duration.ofSeconds(20))) {
                throw new IOException("PostgreSQL (process " + server.get().pid() + ") does not stop");
            }
        }
    }

    private Optional<ProcessHandle> named() throws IOException {
        try {
            var pid = Files.readString(file).lines().findFirst().orElse("").strip();
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .start()
                .waitFor();
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
