package org.communityops.deploy.local;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.StopSignal;
import org.communityops.deploy.local.platform.Training;
import picocli.CommandLine.Command;

/** Makes the caches that let the services start in a third of the time. {@code up} runs it in the background. */
@Command(
        name = "train",
        description = "Make the services' start-up caches (ahead-of-time caches of the JVM) for the present build.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var signal = StopSignal.install(Thread.currentThread());
        try {
            new Training(Project.folder(), console).run();
            return 0;
        } catch (InterruptedException e) {
            console.say("Stopped before all caches were made");
            return 0;
        } finally {
            signal.finished();
        }
    }
}
