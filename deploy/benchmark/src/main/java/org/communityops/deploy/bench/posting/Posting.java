package org.communityops.deploy.bench.posting;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communityops.deploy.bench.http.HttpLoad;
import org.communityops.deploy.bench.measure.Meter;
import org.communityops.deploy.bench.measure.Pass;
import org.communityops.deploy.bench.measure.Passes;
import org.communityops.deploy.bench.raw.RawClients;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;

/** Points granted over HTTP against three ways to post by SQL (P4), and from one issuer against a hundred (P5). */
public final class Posting implements Scenario {
    /** Clients that post a hundred transfers in a transaction. */
    static final int BATCH_CLIENTS = 4;

    private static final int SINGLE_CLIENTS = 32;
    private static final int CONNECTIONS = 256;
    private static final int MEMBERS = 1_024;
    private static final int ISSUERS = 100;
    private static final int SLOW = 10; // one posting a statement on one row is slower by so much at least

    private final Passes together = new Passes();
    private final Passes appending = new Passes();
    private final Passes updating = new Passes();
    private final Passes oneIssuer = new Passes();
    private final Passes manyIssuers = new Passes();
    private Optional<Community> community = Optional.empty();

    @Override
    public Set<String> goals() {
        return Set.of("P4", "P5");
    }

    /** The community whose members were given the points; known after the run. */
    public Optional<Community> community() {
        return community;
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        testbed.settle();
        var requests = testbed.requests(Service.INCENTIVE);
        var one = new Grants(requests, List.of(recipients(testbed, "bench-issuer", MEMBERS)));
        community = Optional.of(one.recipients().getFirst().community());
        var hundred = new ArrayList<Recipients>();
        for (var i = 0; i < ISSUERS; i++) {
            testbed.console().progress("Communities for posting: " + i + " of " + ISSUERS);
            hundred.add(recipients(testbed, "bench-issuer-" + i, (MEMBERS + ISSUERS - 1) / ISSUERS));
        }
        var many = new Grants(requests, hundred);
        var database = testbed.database(Service.INCENTIVE);
        testbed.pauseOthers(Service.INCENTIVE);
        var sql = new RawPosting(Books.open(database, MEMBERS));
        var postings = testbed.sizes().postings();
        var rawMeter = testbed.meter();
        var meter = testbed.meter(Service.INCENTIVE);
        try (var batches = new RawClients(database, BATCH_CLIENTS, RawDatabase.USUAL_PREPARE_THRESHOLD);
                var singles = new RawClients(database, SINGLE_CLIENTS, 1)) {
            for (var pass = 1 - testbed.sizes().warmUps();
                    pass <= testbed.sizes().passes();
                    pass++) {
                testbed.console()
                        .progress("Posting, pass " + pass + " of "
                                + testbed.sizes().passes());
                var counts = pass > 0;
                keep(counts, together, rawMeter.measure(() -> sql.together(batches, postings)));
                keep(counts, appending, rawMeter.measure(() -> sql.appending(singles, postings)));
                keep(counts, updating, rawMeter.measure(() -> sql.updating(singles, postings / SLOW)));
                requireRaw(sql.books(), (pass + testbed.sizes().warmUps()) * (2L * postings + postings / SLOW));
                keep(counts, oneIssuer, granted(database, meter, one, postings));
                keep(counts, manyIssuers, granted(database, meter, many, postings));
            }
        }
        report(report);
    }

    private static Recipients recipients(Testbed testbed, String slug, int members)
            throws IOException, InterruptedException {
        return Recipients.in(testbed.community(slug, "UTC"), members, testbed);
    }

    private static void keep(boolean counts, Passes passes, Pass pass) {
        if (counts) {
            passes.add(pass);
        }
    }

    private static void requireRaw(Books books, long expected) throws IOException, SQLException {
        if (books.transfers() != expected) {
            throw new IOException("Posted %,d transfers by SQL, %,d are there".formatted(expected, books.transfers()));
        }
    }

    /** One pass over HTTP, after which all of it is in the ledger. */
    private static Pass granted(RawDatabase database, Meter meter, Grants grants, int postings)
            throws IOException, InterruptedException, SQLException {
        var requests = grants.next(postings);
        var before = database.number("select count(*) from ledger_transaction");
        var load = new HttpLoad(grants.requests().server(), CONNECTIONS);
        var pass = meter.measure(() -> load.send(requests, 201, body -> 1));
        var posted = database.number("select count(*) from ledger_transaction") - before;
        if (posted != postings) {
            throw new IOException("Sent %,d postings, %,d are there".formatted(postings, posted));
        }
        return pass;
    }

    private void report(Report report) {
        add(
                report,
                "posting over HTTP, 256 connections, one issuer, against SQL with 100 transfers a transaction",
                together,
                0.5,
                "raw: 4 clients");
        add(report, "… against SQL that only appends, a statement each", appending, 1.3, "raw: 32 clients");
        add(report, "… against SQL that updates the issuer's row, a statement each", updating, 8, "raw: 32 clients");
        report.add(new Finding(
                "P4",
                "p99 of posting over HTTP, 256 connections",
                Figure.millis(appending.percentile(99)) + " (append)",
                Figure.millis(oneIssuer.percentile(99)),
                oneIssuer.percentile(99),
                Goal.atMost(100, "ms"),
                Optional.empty(),
                "p50 " + Figure.millis(oneIssuer.percentile(50))));
        report.add(new Finding(
                "P5",
                "posting from one issuer against posting from 100",
                Figure.rate(manyIssuers.rate()) + " from 100",
                Figure.rate(oneIssuer.rate()),
                oneIssuer.rate() / manyIssuers.rate(),
                Goal.ratio(0.9),
                Optional.of(manyIssuers.perCoreSecond()),
                "both over HTTP; 100: the issuance accounts of 100 communities"));
    }

    private void add(Report report, String what, Passes raw, double goal, String note) {
        var ratios = oneIssuer.ratios(raw);
        report.add(new Finding(
                "P4",
                what,
                Figure.rate(raw.rate()),
                Figure.rate(oneIssuer.rate()),
                oneIssuer.rate() / raw.rate(),
                Goal.ratio(goal),
                Optional.of(oneIssuer.perCoreSecond()),
                "passes %s–%s ×; %s, %s per core-second; client %s a request"
                        .formatted(
                                new Figure(ratios.least()),
                                new Figure(ratios.greatest()),
                                note,
                                new Figure(raw.perCoreSecond()),
                                Figure.micros(oneIssuer.clientMicros()))));
    }
}
