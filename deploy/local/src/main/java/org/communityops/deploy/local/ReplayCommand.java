package org.communityops.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communityops.deploy.local.api.Communities;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.SendingAccess;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.replay.CatchUp;
import org.communityops.deploy.local.replay.EventFile;
import org.communityops.deploy.local.replay.Replay;
import org.communityops.deploy.local.replay.ReplayProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file of events into a community. */
@Command(
        name = "replay",
        description = "Send a file of events (one CloudEvents JSON object a line) into a community. Events count once,"
                + " so an interrupted replay is resumed by running it again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final Duration FOLLOW_LIMIT = Duration.ofMinutes(30);

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The events, .ndjson or .ndjson.gz.")
    private Path file = Path.of("");

    @Option(names = "--community", required = true, paramLabel = "SLUG", description = "The community's short name.")
    private String slug = "";

    @Option(names = "--create", description = "Make the community if there is none of this name.")
    private boolean create;

    @Option(
            names = "--time-zone",
            defaultValue = "Asia/Shanghai",
            paramLabel = "ZONE",
            description = "IANA time zone of a community that is made (default: ${DEFAULT-VALUE}).")
    private String timeZone = "";

    @Option(
            names = "--connections",
            defaultValue = "2",
            description = "Requests at a time (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--batch", defaultValue = "500", description = "Events a request (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--follow", description = "Wait until points and figures have caught up, and say how long it took.")
    private boolean follow;

    @Mixin
    private final Target target = new Target();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (connections < 1 || connections > 64 || batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("--connections is 1 to 64, --batch is 1 to 1000");
        }
        var folder = DataFolder.of(target.data(), Project.folder());
        var installation = target.installation(folder);
        var community = community(new Communities(installation));
        console.say("Replaying " + file + " into " + slug + " (" + community.id() + ", " + community.zone() + ")");
        var begin = System.nanoTime();
        try (var activity = new SendingAccess(installation, folder.keys()).open(community, Patience.LONG)) {
            var replay = new Replay(activity, community.path() + "/events", connections, batch);
            try (var events = new EventFile(file);
                    var progress = new ReplayProgress(console, events, replay.tally())) {
                replay.run(events);
            } finally {
                summarize(replay, activity, Duration.ofNanos(System.nanoTime() - begin));
            }
            if (follow) {
                follow(new CatchUp(installation, console), community);
            }
            return replay.tally().rejected() == 0 ? 0 : 1;
        }
    }

    private Community community(Communities communities) throws IOException, InterruptedException {
        Optional<Community> found = communities.find(slug);
        if (found.isPresent()) {
            return found.get();
        }
        if (!create) {
            throw new IOException("There is no community \"" + slug + "\". --create --time-zone ZONE makes it.");
        }
        return communities.create(Map.of("slug", slug, "name", slug, "timeZone", timeZone, "joinPolicy", "OPEN"));
    }

    private void summarize(Replay replay, ServiceApi activity, Duration elapsed) {
        var tally = replay.tally();
        var seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        console.say("%,d accepted, %,d duplicates, %,d rejected in %.1f s (%,.0f events/s)"
                .formatted(
                        tally.accepted(), tally.duplicates(), tally.rejected(), seconds, tally.answered() / seconds));
        if (activity.repeats() > 0) {
            console.say("%,d requests had to be repeated; events of one that had been stored before count as duplicates"
                    .formatted(activity.repeats()));
        }
        tally.problems().forEach(problem -> console.say("  " + problem));
        if (tally.rejected() > tally.problems().size()) {
            console.say("  … and %,d more"
                    .formatted(tally.rejected() - tally.problems().size()));
        }
    }

    private void follow(CatchUp catchUp, Community community) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        if (!catchUp.await(community, FOLLOW_LIMIT)) {
            throw new IOException(
                    "Points and figures have not caught up within " + FOLLOW_LIMIT.toMinutes() + " minutes");
        }
        console.say("Points and figures caught up after %.1f s; the digests of all services are equal"
                .formatted((System.nanoTime() - begin) / 1e9));
    }
}
