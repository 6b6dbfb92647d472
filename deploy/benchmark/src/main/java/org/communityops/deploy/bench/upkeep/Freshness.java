package org.communityops.deploy.bench.upkeep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.communityops.deploy.bench.ingest.EventSource;
import org.communityops.deploy.bench.ingest.IngestTarget;
import org.communityops.deploy.bench.measure.Latencies;
import org.communityops.deploy.bench.measure.Passes;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.platform.Service;

/** How long an event takes to show in points and KPIs while events come in at half the maximum rate (P10, P14). */
public final class Freshness implements Scenario {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);

    private final IngestTarget target;
    private final Supplier<Optional<Passes>> ingest;
    private final Clock clock;

    /**
     * @param ingest the passes of batch ingest before it, which tell the maximum rate
     */
    public Freshness(IngestTarget target, Supplier<Optional<Passes>> ingest, Clock clock) {
        this.target = target;
        this.ingest = ingest;
        this.clock = clock;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P10", "P14");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        testbed.settle();
        var into = target.in(testbed);
        var rate = ingest.get().orElseThrow().rate() / 2;
        var time = testbed.sizes().steady();
        var delays = new ArrayList<Probe.Delays>();
        var bot = testbed.owner().withKey(into.requests().key());
        try (var activity = bot.api(Service.ACTIVITY, Patience.LONG);
                var incentive = testbed.api(Service.INCENTIVE);
                var kpi = testbed.api(Service.KPI)) {
            var events = new EventSource("steady", clock.instant());
            var load = new SteadyLoad(activity, into.community().path() + "/events", rate, time, events);
            var probe = new Probe(into.community(), activity, incentive, kpi);
            testbed.console().progress("Events at half the maximum rate for " + time.toSeconds() + " s");
            var sending = CompletableFuture.runAsync(() -> send(load), Thread::startVirtualThread);
            for (var number = 0; !sending.isDone(); number++) {
                delays.add(probe.send(number));
                Thread.sleep(BETWEEN_PROBES);
            }
            sending.join();
            report(report, rate, delays);
        }
    }

    private static void send(SteadyLoad load) {
        try {
            load.send();
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static void report(Report report, double rate, List<Probe.Delays> delays) {
        var points = latencies(delays.stream().map(Probe.Delays::points).toList());
        var kpis = latencies(delays.stream().map(Probe.Delays::kpi).toList());
        var load = "%s events come in meanwhile, all followers at work".formatted(Figure.rate(rate));
        report.add(finding(
                "P10",
                "greatest lag at half the maximum ingest rate",
                points,
                kpis,
                100,
                Goal.atMost(10_000, "ms"),
                load));
        report.add(finding("P14", "event accepted → visible, p50", points, kpis, 50, Goal.atMost(300, "ms"), load));
        report.add(finding("P14", "event accepted → visible, p99", points, kpis, 99, Goal.atMost(2_000, "ms"), load));
    }

    private static Finding finding(
            String id, String what, Latencies points, Latencies kpis, double percent, Goal goal, String load) {
        var inPoints = points.percentile(percent);
        var inKpis = kpis.percentile(percent);
        return new Finding(
                id,
                what,
                "",
                "points %s, KPIs %s".formatted(Figure.millis(inPoints), Figure.millis(inKpis)),
                Math.max(inPoints, inKpis),
                goal,
                Optional.empty(),
                load + "; " + points.count() + " probes");
    }

    private static Latencies latencies(List<CompletableFuture<Long>> delays) {
        return Latencies.of(delays.stream().mapToLong(CompletableFuture::join).toArray());
    }
}
