package org.communityops.deploy.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.communityops.deploy.bench.measure.OwnProcess;
import org.communityops.deploy.bench.measure.Sample;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.platform.Training;

/**
 * Start-up time and memory (P13), as a user gets them: by the script, in a process of its own.
 *
 * @param data a folder that is not there yet
 */
public record StartUp(Path project, Path data, int portBase, Sizes sizes, Console console) {
    public static final String GOAL = "P13";

    /** Starts everything on an empty data folder, then some times more on what the first start left. */
    public void run(Report report) throws IOException, InterruptedException {
        var training = new Training(project, console);
        if (training.isWanted()) {
            console.say("Making the start-up caches, which ./deploy/up makes in the background after its first start");
            training.run();
        }
        var first = start(false);
        var later = new double[sizes.starts()];
        var memory = 0L;
        for (var i = 0; i < later.length; i++) {
            var rests = i == later.length - 1;
            var start = start(rests);
            later[i] = start.seconds();
            memory = start.residentBytes();
        }
        var seconds = new Sample(later);
        report.add(new Finding(
                GOAL,
                "`./deploy/up` with everything built to all four services ready",
                "",
                new Figure(seconds.median()) + " s",
                seconds.median(),
                Goal.atMost(15, "s"),
                Optional.empty(),
                "median of %d; first start, with making the databases: %s s"
                        .formatted(later.length, new Figure(first.seconds()))));
        report.add(new Finding(
                GOAL,
                "resident memory of the four services together at rest",
                "",
                megabytes(memory),
                memory / 1e9,
                Goal.atMost(1.5, "GB"),
                Optional.empty(),
                sizes.rest().toSeconds() + " s after they were ready"));
    }

    private record Started(double seconds, long residentBytes) {}

    private Started start(boolean rests) throws IOException, InterruptedException {
        console.progress("Starting everything");
        var begin = System.nanoTime();
        var up = new ProcessBuilder(
                        project.resolve("deploy/up").toString(),
                        "--no-demo",
                        "--no-training",
                        "--port-base",
                        String.valueOf(portBase),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            new Readiness(portBase).await(up);
            var seconds = (System.nanoTime() - begin) / 1e9;
            if (rests) {
                Thread.sleep(sizes.rest());
            }
            return new Started(seconds, residentBytes());
        } finally {
            up.destroy();
            up.waitFor();
        }
    }

    private long residentBytes() throws IOException, InterruptedException {
        var bytes = 0L;
        for (var service : Service.values()) {
            var note = Files.readString(data.resolve("run").resolve(service.title() + ".pid"));
            var process = ProcessHandle.of(Long.parseLong(note.strip().split(" ")[0]));
            bytes += new OwnProcess(process.orElseThrow()).residentBytes();
        }
        return bytes;
    }

    private static String megabytes(long bytes) {
        return new Figure(bytes / 1e6) + " MB";
    }
}
