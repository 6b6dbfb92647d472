package org.communityops.deploy.bench.upkeep;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.communityops.deploy.bench.measure.Latencies;
import org.communityops.deploy.bench.measure.Outcome;
import org.communityops.deploy.bench.measure.Pass;
import org.communityops.deploy.bench.measure.Passes;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Awaited;
import org.communityops.deploy.bench.testbed.Followers;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;

/**
 * The services that were suspended during the ingest catch up one after the other, which shows what an event costs each of
 * them (P10).
 */
public final class Upkeep implements Scenario {
    private final Supplier<Optional<Passes>> ingest;

    /**
     * @param ingest the passes of batch ingest before it
     */
    public Upkeep(Supplier<Optional<Passes>> ingest) {
        this.ingest = ingest;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P10");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        var ingestMicros = 1e6 / ingest.get().orElseThrow().perCoreSecond();
        // member-service first: it tells the others of members
        var member = catchUp(testbed, Service.MEMBER);
        var kpi = catchUp(testbed, Service.KPI);
        testbed.process(Service.KPI).pause();
        var incentive = catchUp(testbed, Service.INCENTIVE);
        testbed.process(Service.KPI).resume();
        var note = "CPU time of follower, feed and database; alone it follows %s; member-service takes %s an event";
        report.add(finding("rollups of kpi-service", kpi, ingestMicros, note, member));
        report.add(finding("earning rules of incentive-service", incentive, ingestMicros, note, member));
    }

    private static Finding finding(String what, Pass upkeep, double ingestMicros, String note, Pass member) {
        return new Finding(
                "P10",
                what + ": cost of an event against that of its ingest",
                Figure.micros(ingestMicros) + " ingest",
                Figure.micros(micros(upkeep)),
                micros(upkeep) / ingestMicros,
                new Goal(1, false, "×"),
                Optional.of(upkeep.perCoreSecond()),
                note.formatted(Figure.rate(upkeep.rate()), Figure.micros(micros(member))));
    }

    private static double micros(Pass pass) {
        return 1e6 / pass.perCoreSecond();
    }

    private static Pass catchUp(Testbed testbed, Service follower)
            throws IOException, InterruptedException, SQLException {
        var followers = new Followers(testbed);
        var head = followers.published(Service.ACTIVITY);
        return testbed.meter(Service.ACTIVITY, follower).measure(() -> {
            var begin = System.nanoTime();
            testbed.resume(follower);
            var from = followers.position(follower, Service.ACTIVITY);
            new Awaited(follower.title() + " has caught up", testbed.console())
                    .until(() -> followers.position(follower, Service.ACTIVITY) >= head);
            return new Outcome(head - from, System.nanoTime() - begin, Latencies.of(new long[0]));
        });
    }
}
