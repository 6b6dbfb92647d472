package org.communityops.deploy.bench.kpi;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communityops.deploy.bench.report.Figure;
import org.communityops.deploy.bench.report.Finding;
import org.communityops.deploy.bench.report.Goal;
import org.communityops.deploy.bench.report.Report;
import org.communityops.deploy.bench.testbed.Scenario;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.platform.Service;

/** Daily series (P7), the retention triangle (P8), and both where more happened (P9). */
public final class KpiQueries implements Scenario {
    private static final int WEEKS = 13;

    private final Histories histories;

    public KpiQueries(Histories histories) {
        this.histories = histories;
    }

    @Override
    public Set<String> goals() {
        return Set.of("P7", "P8", "P9");
    }

    @Override
    public void run(Testbed testbed, Report report) throws IOException, InterruptedException, SQLException {
        var written = histories.in(testbed);
        var small = new Questions(written.small());
        var large = new Questions(written.large());
        var asked = Comparison.of(
                List.of(
                        new Questions(written.series()).series(),
                        small.triangle(WEEKS),
                        large.triangle(WEEKS),
                        small.series(),
                        large.series()),
                testbed.requests(Service.KPI),
                testbed.database(Service.KPI),
                testbed);
        var series = "90-day series of DAU, WAU and MAU together";
        var triangle = WEEKS + "-week retention triangle";
        report.add(faster("P7", series, written.series(), asked.get(0), 150));
        report.add(faster("P8", triangle, written.small(), asked.get(1), 80));
        report.add(faster("P8", triangle, written.large(), asked.get(2), 200));
        report.add(steady("P9", series, "3.5 times", asked.get(3), asked.get(4)));
        report.add(steady("P9", triangle, "3.5 times", asked.get(1), asked.get(2)));
    }

    static Finding faster(String id, String what, History history, Comparison asked, double goal) {
        return faster(id, what, history.shape().events(), asked, goal);
    }

    static Finding faster(String id, String what, long events, Comparison asked, double goal) {
        return new Finding(
                id,
                what + " over %,d events, against SQL with a covering index".formatted(events),
                Figure.millis(asked.sql().median()),
                Figure.millis(asked.http().median()),
                asked.ratio(),
                Goal.ratio(goal),
                Optional.empty(),
                "HTTP %s–%s ms"
                        .formatted(
                                new Figure(asked.http().least()),
                                new Figure(asked.http().greatest())));
    }

    static Finding steady(String id, String what, String times, Comparison small, Comparison large) {
        return new Finding(
                id,
                what + ", same members and days, " + times + " the events",
                Figure.millis(small.http().median()) + " before",
                Figure.millis(large.http().median()),
                large.http().median() / small.http().median(),
                new Goal(1.2, false, "×"),
                Optional.empty(),
                "both over HTTP; SQL takes "
                        + new Figure(large.sql().median() / small.sql().median()) + " × as long");
    }
}
