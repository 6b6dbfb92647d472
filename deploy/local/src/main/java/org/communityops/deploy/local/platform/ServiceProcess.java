package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.console.LogFile;
import org.jspecify.annotations.Nullable;

/**
 * A service as a child process: when it dies without having been asked to, that is reported with the end of its log, and
 * it is started again, at once at first and then after longer and longer pauses.
 */
final class ServiceProcess {
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final int KILLED = 128; // above: by a signal, and the log does not tell why

    private final String title;
    private final List<String> command;
    private final Map<String, String> environment;
    private final LogFile log;
    private final PidFile pidFile;
    private final Console console;

    private @Nullable Process process;
    private boolean stopping;
    private int deaths;

    ServiceProcess(
            String title,
            List<String> command,
            Map<String, String> environment,
            LogFile log,
            PidFile pidFile,
            Console console) {
        this.title = title;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.pidFile = pidFile;
        this.console = console;
    }

    synchronized void start() throws IOException {
        if (stopping) {
            return;
        }
        log.rotate();
        var builder = new ProcessBuilder(shielded(command))
                .directory(workingFolder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(environment);
        var started = builder.start();
        var since = System.nanoTime();
        process = started;
        pidFile.write(started.toHandle());
        Thread.ofVirtual().name(title).start(() -> watch(started, since));
    }

    /** How often in succession it has died without having run steadily. */
    synchronized int deaths() {
        return deaths;
    }

    /** Asks it to stop and waits; forces it when the patience is over. Nothing starts it again. */
    void stop(Duration patience) throws IOException, InterruptedException {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
        }
        if (last != null) {
            PidFile.end(last.toHandle(), patience);
            pidFile.delete();
        }
    }

    /** A Ctrl-C reaches every process of the terminal; this one is to stop only when the launcher says so. */
    static List<String> shielded(List<String> command) {
        var shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$0\" \"$@\""));
        shielded.addAll(command);
        return shielded;
    }

    private Path workingFolder() {
        var folder = log.path().getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private void watch(Process watched, long since) {
        try {
            var status = watched.waitFor();
            var steady = System.nanoTime() - since > STEADY.toNanos();
            synchronized (this) {
                if (stopping) {
                    return;
                }
                deaths = steady ? 1 : deaths + 1;
            }
            report(status);
            Thread.sleep(pause());
            start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            console.warn(title + " cannot be started again: " + e.getMessage());
        }
    }

    private void report(int status) {
        console.warn(title + " ended by itself with status " + status + "; the end of " + log.path() + ":");
        log.readableTail(deaths > 3 || status > KILLED ? 3 : 12).forEach(line -> console.say("     " + line));
        console.say("   " + title + " is started again in " + pause().toMillis() / 1000.0 + " s");
    }

    private synchronized Duration pause() {
        var pause = Duration.ofMillis(500L << Math.min(deaths - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
