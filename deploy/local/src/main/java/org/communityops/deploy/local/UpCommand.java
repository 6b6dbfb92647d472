package org.communityops.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communityops.deploy.local.api.Admission;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.demo.Demo;
import org.communityops.deploy.local.platform.BackgroundTraining;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.platform.Platform;
import org.communityops.deploy.local.platform.Ports;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.platform.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and runs until it is told to stop. */
@Command(
        name = "up",
        description = "Start PostgreSQL and the four services on this machine, and keep them running until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration KEY_TRAVELS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CHORES = Duration.ofSeconds(30);

    private final Console console;
    private final Clock clock;

    @Option(names = "--no-demo", description = "Do not make the demo community on the first start.")
    private boolean noDemo;

    @Option(names = "--no-training", description = "Do not make the services' start-up caches in the background.")
    private boolean noTraining;

    @Option(
            names = "--port-base",
            defaultValue = "8081",
            paramLabel = "PORT",
            description =
                    "Port of member-service; the others take the next three, PostgreSQL ten above (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Address the services listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
    private String bind = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: COMMUNITYOPS_DATA, else deploy/data).")
    private @Nullable Path data;

    UpCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var project = Project.folder();
        var folder = DataFolder.of(Optional.ofNullable(data), project);
        var platform = new Platform(project, folder, new Ports(portBase), bind, console);
        var signal = StopSignal.install(Thread.currentThread());
        try (var training = new BackgroundTraining(project, Project.program("train"), folder, console)) {
            platform.start();
            var owner = Installation.of(Service.MEMBER.url(portBase), Optional.empty(), folder.ownerKey());
            awaitAdmission(owner, folder);
            var demo = new Demo(owner, folder, clock, console);
            if (noDemo) {
                demo.decline();
            } else {
                demo.loadOnce();
            }
            greet(folder);
            if (!noTraining) {
                training.start();
            }
            while (true) {
                Thread.sleep(BETWEEN_CHORES);
                platform.rotateLogs();
            }
        } catch (InterruptedException e) {
            console.say("");
            return 0;
        } finally {
            platform.stop();
            console.say("Stopped");
            signal.finished();
        }
    }

    private void awaitAdmission(Installation owner, DataFolder folder) throws InterruptedException {
        try (var admission = Admission.of(owner)) {
            if (!admission.await(KEY_TRAVELS)) {
                console.warn("The key in " + folder.ownerKey() + " is not admitted everywhere; was it revoked?");
            }
        } catch (IOException e) {
            console.warn("Whether all services admit the owner key is not known: " + e.getMessage());
        }
    }

    private void greet(DataFolder folder) {
        console.say("");
        for (var service : Service.values()) {
            console.say("%-18s %s/q/swagger-ui".formatted(service.title(), service.url(portBase)));
        }
        console.say("");
        console.say("The owner key is in " + folder.ownerKey() + ". A first call:");
        console.say("  curl -H \"Authorization: Bearer $(cat '" + folder.ownerKey() + "')\" "
                + Service.MEMBER.url(portBase) + "/v1/communities");
        console.say("Ctrl-C stops everything; the data stays.");
    }
}
