package org.communityops.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.communityops.deploy.local.api.Communities;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.DataFolder;
import org.communityops.deploy.local.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what the services say about a replayed stream with figures computed elsewhere. */
@Command(
        name = "verify-replay",
        description = "Compare the figures of a community with a folder of truth files (activity.json, retention.json,"
                + " points.json, leaderboards.json, churn.json, funnel.json, topics.json, as far as they exist).",
        mixinStandardHelpOptions = true)
final class VerifyReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "EVENTS", description = "The file that was replayed.")
    private Path events = Path.of("");

    @Parameters(index = "1", paramLabel = "TRUTH", description = "The folder with meta.json and the figures.")
    private Path truth = Path.of("");

    @Option(names = "--community", required = true, paramLabel = "SLUG", description = "The community's short name.")
    private String slug = "";

    @Mixin
    private final Target target = new Target();

    VerifyReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var installation = target.installation(DataFolder.of(target.data(), Project.folder()));
        var community = new Communities(installation)
                .find(slug)
                .orElseThrow(() -> new IOException("There is no community \"" + slug + "\""));
        return new Verification(installation, console)
                        .run(community, events, truth)
                        .isEqual()
                ? 0
                : 1;
    }
}
