package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.communityops.deploy.local.console.Console;
import org.jspecify.annotations.Nullable;

/**
 * Makes the start-up caches while the product runs: in a process of its own, at the lowest priority, ended with the
 * launcher. Whatever happens to it, the product runs on.
 */
public final class BackgroundTraining implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path project;
    private final List<String> command;
    private final DataFolder folder;
    private final Console console;
    private @Nullable Process process;

    /**
     * @param command runs the training
     */
    public BackgroundTraining(Path project, List<String> command, DataFolder folder, Console console) {
        this.project = project;
        this.command =
                Stream.concat(Stream.of("nice", "-n", "19"), command.stream()).toList();
        this.folder = folder;
        this.console = console;
    }

    /** Starts it when a cache is missing. */
    public void start() {
        try {
            if (!new Training(project, console).isWanted()) {
                return;
            }
            var log = folder.log("training");
            log.rotate();
            var builder = new ProcessBuilder(ServiceProcess.shielded(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            builder.environment().put("COMMUNITYOPS_HOME", project.toString());
            process = builder.start();
            new PidFile(folder.run().resolve("training.pid")).write(process.toHandle());
            console.say("In the background: making start-up caches, so that the next start is faster (log: "
                    + log.path() + ")");
        } catch (IOException e) {
            console.warn("No start-up caches: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (process != null) {
            try {
                PidFile.end(process.toHandle(), GRACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
