package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;

/** The best of a period, and counts by day and type (P12). */
public final class Leaderboards implements Scenario {
    private static final String POINTS = """
            select sum(e.amount)
              from entry e join account a on a.community_id = e.community_id and a.id = e.account_id
             where e.community_id = '%s' and e.currency = 'points' and a.kind = 'MEMBER'
             group by a.owner
             order by sum(e.amount) desc, a.owner
             limit 100
            """;

    private final Histories histories;
    private final Supplier<Optional<Community>> rewarded;

    /**
     * @param rewarded a community whose members were given points, if there is one by then
     */
    public Leaderboards(Histories histories, Supplier<Optional<Community>> rewarded) {
        this.histories = histories;
        this.rewarded = rewarded;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P12");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        var large = histories.in(testbed).large();
        var questions = new Questions(large);
        var asked = Comparison.of(
                List.of(questions.leaders(), questions.counts()),
                testbed.requests(Service.KPI),
                testbed.database(Service.KPI),
                testbed);
        report.add(KpiQueries.faster("P12", "top 100 by messages of a month", large, asked.get(0), 8));
        report.add(KpiQueries.faster("P12", "counts of 90 days by day and type", large, asked.get(1), 25));
        var community = rewarded.get();
        if (community.isPresent()) {
            points(community.get(), testbed, report);
        }
    }

    private static void points(Community community, Testbed testbed, Report report)
            throws IOException, InterruptedException, SQLException {
        var database = testbed.database(Service.INCENTIVE);
        var entries = database.number("select count(*) from entry where community_id = ?", community.id());
        var question = new Question(
                community.path() + "/leaderboards/all?limit=100",
                answer -> {
                    var amounts = new ArrayList<Long>();
                    answer.path("items")
                            .forEach(item -> amounts.add(item.path("amount").asLong()));
                    return amounts;
                },
                POINTS.formatted(community.id()));
        var asked = Comparison.of(List.of(question), testbed.requests(Service.INCENTIVE), database, testbed);
        report.add(KpiQueries.faster(
                "P12", "top 100 by points, entries of the ledger as events", entries, asked.getFirst(), 8));
    }
}
