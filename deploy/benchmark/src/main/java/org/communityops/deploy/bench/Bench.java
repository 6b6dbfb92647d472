package org.communityops.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.communityops.deploy.bench.ingest.IngestBatch;
import org.communityops.deploy.bench.ingest.IngestSingle;
import org.communityops.deploy.bench.ingest.IngestTarget;
import org.communityops.deploy.bench.kpi.Histories;
import org.communityops.deploy.bench.kpi.KpiQueries;
import org.communityops.deploy.bench.kpi.LargeBoards;
import org.communityops.deploy.bench.kpi.Leaderboards;
import org.communityops.deploy.bench.kpi.TenfoldEvents;
import org.communityops.deploy.bench.posting.Posting;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.startup.StartUp;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.bench.upkeep.Freshness;
import org.communityops.deploy.bench.upkeep.Upkeep;
import org.communityops.deploy.local.console.Console;

/**
 * One run: everything is started, the scenarios follow one another, everything is stopped and thrown away.
 *
 * @param wanted the goals to look at; all when there are none
 */
record Bench(Path project, int portBase, Sizes sizes, Set<String> wanted, Console console, Clock clock) {

    /** Measures, and prints the table even when something failed on the way. */
    void run() throws IOException, InterruptedException, SQLException {
        var machine = Machine.here();
        var report = new Report(console);
        var folder =
                Files.createTempDirectory(Files.createDirectories(project.resolve("deploy/benchmark/target")), "data-");
        try {
            measure(folder, report);
        } finally {
            delete(folder);
            print(machine, report);
        }
    }

    private void measure(Path folder, Report report) throws IOException, InterruptedException, SQLException {
        var chosen = scenarios().stream().filter(this::isWanted).toList();
        if (!chosen.isEmpty()) {
            try (var testbed = new Testbed(project, folder.resolve("product"), portBase, sizes, console)) {
                testbed.start();
                for (var scenario : chosen) {
                    console.say(scenario.getClass().getSimpleName());
                    scenario.run(testbed, report);
                }
            }
        }
        if (wanted.isEmpty() || wanted.contains(StartUp.GOAL)) {
            console.say("StartUp");
            new StartUp(project, folder.resolve("started"), portBase, sizes, console).run(report);
        }
    }

    /** In the order in which they build on each other: the followers catch up with what was ingested, and so on. */
    private List<Scenario> scenarios() {
        var target = new IngestTarget();
        var batches = new IngestBatch(target, clock);
        var posting = new Posting();
        var histories = new Histories();
        return List.of(
                batches,
                new IngestSingle(target, clock),
                new Upkeep(batches::ingest),
                new Freshness(target, batches::ingest, clock),
                posting,
                new KpiQueries(histories),
                new Leaderboards(histories, posting::community),
                new TenfoldEvents(),
                new LargeBoards());
    }

    /** Cost and lag of the followers are held against the ingest, so that is measured with them. */
    private boolean isWanted(Scenario scenario) {
        var needed = new HashSet<>(wanted);
        if (needed.contains("P10") || needed.contains("P14")) {
            needed.add("P1");
        }
        return wanted.isEmpty() || !Collections.disjoint(needed, scenario.goals());
    }

    private void print(Machine machine, Report report) throws InterruptedException {
        console.say("");
        console.say("%s, commit %s. %s; %s; PostgreSQL's fsync and synchronous_commit on."
                .formatted(LocalDate.now(clock), Machine.commit(project), machine.hardware(), machine.software()));
        console.say("Load of the machine before: %.2f. Sizes: %s.".formatted(machine.loadBefore(), sizes));
        console.say("");
        console.say(report.table());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
