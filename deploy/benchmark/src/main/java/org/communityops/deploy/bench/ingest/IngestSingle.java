package org.communityops.deploy.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.deploy.bench.http.HttpLoad;
import org.communityops.deploy.bench.measure.Passes;
import org.communityops.deploy.bench.raw.RawClients;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;

/** One event a request against one row an insert, each committed by itself (P2). */
public final class IngestSingle implements Scenario {
    private static final int CONNECTIONS = 256;
    private static final int RAW_CLIENTS = 32;

    private final IngestTarget target;
    private final Clock clock;

    public IngestSingle(IngestTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P2");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        var into = target.in(testbed);
        var community = into.community();
        var requests = into.requests();
        var database = testbed.database(Service.ACTIVITY);
        testbed.pauseOthers(Service.ACTIVITY);
        var rawSide = UUID.randomUUID();
        var rawSent = new Sent(database, rawSide);
        var sent = new Sent(database, community.id());
        var source = new EventSource("single", clock.instant());
        var rawMeter = testbed.meter();
        var meter = testbed.meter(Service.ACTIVITY);
        var raw = new Passes();
        var service = new Passes();
        try (var clients = new RawClients(database, RAW_CLIENTS, 1)) {
            for (var pass = 1 - testbed.sizes().warmUps();
                    pass <= testbed.sizes().passes();
                    pass++) {
                testbed.console()
                        .progress("Single-event ingest, pass " + pass + " of "
                                + testbed.sizes().passes());
                var events = source.next(testbed.sizes().singles());
                var rows = new RawEvents(rawSide, events);
                var bodies = events.stream()
                        .map(event -> requests.post(
                                community.path() + "/events", "application/cloudevents+json", event.json()))
                        .toList();
                var first = rawMeter.measure(() -> clients.run(RawEvents.INSERT_ONE, events.size(), rows::insertOne));
                rawSent.require(first, events.size(), events.size());
                var load = new HttpLoad(requests.server(), CONNECTIONS);
                var second = meter.measure(() -> load.send(bodies, 201, body -> 1));
                sent.require(second, events.size(), events.size());
                if (pass > 0) {
                    raw.add(first);
                    service.add(second);
                }
            }
        }
        report(report, raw, service);
    }

    private static void report(Report report, Passes raw, Passes service) {
        var ratios = service.ratios(raw);
        report.add(new Finding(
                "P2",
                "one event a request, 256 connections, against single-row inserts of 32 JDBC threads",
                Figure.rate(raw.rate()),
                Figure.rate(service.rate()),
                service.rate() / raw.rate(),
                Goal.ratio(1.2),
                Optional.of(service.perCoreSecond()),
                "passes %s–%s ×; raw %s per core-second; client %s a request"
                        .formatted(
                                new Figure(ratios.least()),
                                new Figure(ratios.greatest()),
                                new Figure(raw.perCoreSecond()),
                                Figure.micros(service.clientMicros()))));
        report.add(new Finding(
                "P2",
                "p99 of one event a request, 256 connections",
                Figure.millis(raw.percentile(99)),
                Figure.millis(service.percentile(99)),
                service.percentile(99),
                Goal.atMost(100, "ms"),
                Optional.empty(),
                "p50 %s, raw %s".formatted(Figure.millis(service.percentile(50)), Figure.millis(raw.percentile(50)))));
    }
}
