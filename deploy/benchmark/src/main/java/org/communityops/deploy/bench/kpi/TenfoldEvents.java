package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communityops.deploy.bench.raw.RawDatabase;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Sizes;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;

/**
 * The largest community of two whole installations, one with ten times the events of the other: series (S1), the retention
 * triangle of a year (S2), a funnel (S3), and what the answers take in memory and rollups (S4). Both lie in one database, so
 * that questions to one and to the other can take turns.
 */
public final class TenfoldEvents implements Scenario {
    private static final int WEEKS = Shape.YEAR / 7;
    private static final double MEMORY_GIGABYTES = 0.75;
    private static final double ROLLUP_KILOBYTES = 128;

    private static final String SERIES = "90-day series of DAU, WAU and MAU together, largest community";
    private static final String TRIANGLE = WEEKS + "-week retention triangle, largest community";
    private static final String FUNNEL = "four-step funnel, largest community";

    /** The two histories that are asked. */
    private record Largest(History small, History large) {}

    @Override
    public Set<String> goals() {
        return Set.of("S1", "S2", "S3", "S4");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        testbed.settle();
        var kpi = testbed.database(Service.KPI);
        var largest = write(testbed, kpi);
        var small = new Questions(largest.small());
        var large = new Questions(largest.large());
        var questions = List.of(
                small.series(),
                large.series(),
                small.triangle(WEEKS),
                large.triangle(WEEKS),
                small.funnel(saveFunnel(largest.small(), testbed)),
                large.funnel(saveFunnel(largest.large(), testbed)));
        testbed.pauseOthers(Service.KPI);
        var asked = Comparison.of(questions, testbed.requests(Service.KPI), kpi, testbed);
        var memory = testbed.process(Service.KPI).residentBytes();
        testbed.resumeAll();
        compare("S1", SERIES, largest, asked.subList(0, 2), List.of(150, 150), report);
        compare("S2", TRIANGLE, largest, asked.subList(2, 4), List.of(80, 200), report);
        compare("S3", FUNNEL, largest, asked.subList(4, 6), List.of(25, 25), report);
        report.add(resident(memory, testbed.sizes()));
        report.add(rollups(largest.small(), kpi));
        report.add(rollups(largest.large(), kpi));
    }

    /** Rows are written without indexes, which are made at the end. */
    private static Largest write(Testbed testbed, RawDatabase kpi)
            throws IOException, InterruptedException, SQLException {
        History.dropIndexes(kpi);
        var largest = new Largest(
                writeLargest("bench-year", testbed.sizes().yearEvents(), testbed),
                writeLargest("bench-year-tenfold", testbed.sizes().tenfoldEvents(), testbed));
        testbed.console().progress("Making the indexes of the raw side");
        History.index(kpi);
        History.indexReplies(kpi);
        kpi.execute("vacuum analyze"); // or the server would do it by itself in the middle of the questions
        return largest;
    }

    private static History writeLargest(String slug, int events, Testbed testbed)
            throws IOException, InterruptedException, SQLException {
        var sizes = testbed.sizes();
        var shapes = new CommunityShapes(sizes.yearCommunities(), sizes.yearMembers(), events);
        return History.write(shapes.years(slug), testbed).getFirst();
    }

    private static String saveFunnel(History history, Testbed testbed) throws IOException, InterruptedException {
        try (var api = testbed.api(Service.KPI)) {
            var funnel = Map.of("name", "activation", "ordered", false, "steps", Questions.FUNNEL_STEPS);
            return api.post(history.community().path() + "/funnels", funnel)
                    .get("id")
                    .asText();
        }
    }

    /**
     * A row for each size and one that holds them against each other.
     *
     * @param asked at the smaller size and at the larger one, as are the goals
     */
    private static void compare(
            String id, String what, Largest largest, List<Comparison> asked, List<Integer> goals, Report report) {
        report.add(KpiQueries.faster(id, what, largest.small(), asked.getFirst(), goals.getFirst()));
        report.add(KpiQueries.faster(id, what, largest.large(), asked.getLast(), goals.getLast()));
        report.add(KpiQueries.steady(id, what, "10 times", asked.getFirst(), asked.getLast()));
    }

    private static Finding resident(long bytes, Sizes sizes) {
        return new Finding(
                "S4",
                "resident memory of kpi-service after the questions",
                "",
                new Figure(bytes / 1e6) + " MB",
                bytes / 1e9,
                Goal.atMost(MEMORY_GIGABYTES, "GB"),
                Optional.empty(),
                "it has built the rollups of %,d and %,d events before; heap of 384 MB at most, the rest is the JVM's own"
                        .formatted(sizes.yearEvents(), sizes.tenfoldEvents()));
    }

    private static Finding rollups(History history, RawDatabase kpi) throws SQLException {
        var size = RollupSize.of(kpi, history.community().id());
        return new Finding(
                "S4",
                "rollups of the day with most of them, %,d members and %,d events in the year"
                        .formatted(history.shape().members(), history.shape().events()),
                kilobytes(size.facts()) + " of facts",
                kilobytes(size.average()) + " on average",
                size.greatest() / 1e3,
                Goal.atMost(ROLLUP_KILOBYTES, "KB"),
                Optional.empty(),
                "%s of the average tell %d channels apart; boards, which are kept by the month: %s a day"
                        .formatted(kilobytes(size.channels()), history.shape().channels(), kilobytes(size.boards())));
    }

    private static String kilobytes(double bytes) {
        return new Figure(bytes / 1e3) + " KB";
    }
}
