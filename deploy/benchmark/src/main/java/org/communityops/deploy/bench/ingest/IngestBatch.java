package org.communityops.deploy.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.deploy.bench.http.HttpLoad;
import org.communityops.deploy.bench.http.Requests;
import org.communityops.deploy.bench.measure.Meter;
import org.communityops.deploy.bench.measure.Outcome;
import org.communityops.deploy.bench.measure.Pass;
import org.communityops.deploy.bench.measure.Passes;
import org.communityops.deploy.bench.raw.RawClients;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;

/** Batches of events over HTTP against one insert a batch by JDBC (P1), and the same batches once more (P3). */
public final class IngestBatch implements Scenario {
    private static final int CLIENTS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final IngestTarget target;
    private final Clock clock;
    private final Passes raw = new Passes();
    private final Passes fresh = new Passes();
    private final Passes replayed = new Passes();

    public IngestBatch(IngestTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P1", "P3");
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
        var events = new EventSource("batch", clock.instant());
        var rawMeter = testbed.meter();
        var meter = testbed.meter(Service.ACTIVITY);
        try (var clients = new RawClients(database, CLIENTS, RawDatabase.USUAL_PREPARE_THRESHOLD)) {
            for (var pass = 1 - testbed.sizes().warmUps();
                    pass <= testbed.sizes().passes();
                    pass++) {
                testbed.console()
                        .progress("Batch ingest, pass " + pass + " of "
                                + testbed.sizes().passes());
                var batches = batches(events, testbed.sizes().batches());
                var count = (long) batches.size() * Sizes.BATCH;
                var rows = batches.stream()
                        .map(batch -> new RawEvents(rawSide, batch))
                        .toList();
                var first = rawSent.require(rawMeter.measure(() -> insert(clients, rows)), count, count);
                var bodies = bodies(requests, community.path() + "/events", batches);
                var second = sent.require(http(meter, requests, bodies, "accepted"), count, count);
                var third = sent.require(http(meter, requests, bodies, "duplicates"), count, 0);
                if (pass > 0) {
                    raw.add(first);
                    fresh.add(second);
                    replayed.add(third);
                }
            }
        }
        report(report);
    }

    /** Events a second over HTTP, and what one costs; known after the run. */
    public Optional<Passes> ingest() {
        return fresh.isEmpty() ? Optional.empty() : Optional.of(fresh);
    }

    private void report(Report report) {
        var ratios = fresh.ratios(raw);
        report.add(new Finding(
                "P1",
                "batch ingest, 500 events a request, 4 connections, against `INSERT … SELECT FROM unnest`",
                Figure.rate(raw.rate()),
                Figure.rate(fresh.rate()),
                fresh.rate() / raw.rate(),
                Goal.ratio(0.7),
                Optional.of(fresh.perCoreSecond()),
                "passes %s–%s ×; stretch goal 0.85 ×; raw %s per core-second; client %s an event"
                        .formatted(
                                new Figure(ratios.least()),
                                new Figure(ratios.greatest()),
                                new Figure(raw.perCoreSecond()),
                                Figure.micros(fresh.clientMicros()))));
        report.add(new Finding(
                "P3",
                "replay of the same batches, all duplicates, against fresh ones",
                Figure.rate(fresh.rate()) + " fresh",
                Figure.rate(replayed.rate()),
                replayed.rate() / fresh.rate(),
                Goal.ratio(1.3),
                Optional.of(replayed.perCoreSecond()),
                "both over HTTP"));
    }

    private static List<List<SampleEvent>> batches(EventSource events, int count) {
        var batches = new ArrayList<List<SampleEvent>>();
        for (var i = 0; i < count; i++) {
            batches.add(events.next(Sizes.BATCH));
        }
        return batches;
    }

    private static Outcome insert(RawClients clients, List<RawEvents> batches)
            throws SQLException, InterruptedException {
        return clients.run(
                RawEvents.INSERT_BATCH,
                batches.size(),
                (statement, number) -> batches.get(number).insertBatch(statement));
    }

    private static Pass http(Meter meter, Requests requests, List<byte[]> bodies, String counted)
            throws IOException, InterruptedException, SQLException {
        return meter.measure(() -> new HttpLoad(requests.server(), CLIENTS)
                .send(bodies, 200, body -> JSON.readTree(body).path(counted).asInt()));
    }

    private static List<byte[]> bodies(Requests requests, String path, List<List<SampleEvent>> batches) {
        return batches.stream()
                .map(batch -> batch.stream().map(SampleEvent::json).collect(Collectors.joining(",", "[", "]")))
                .map(body -> requests.post(path, "application/cloudevents-batch+json", body))
                .toList();
    }
}
