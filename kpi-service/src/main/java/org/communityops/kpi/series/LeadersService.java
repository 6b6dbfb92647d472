package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.RollupReader;

/** Finds the members behind a value. */
@ApplicationScoped
class LeadersService {
    private static final Set<Granularity> KEPT = Set.of(Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR);

    private final MetricCatalogue catalogue;
    private final RollupReader rollups;

    LeadersService(MetricCatalogue catalogue, RollupReader rollups) {
        this.catalogue = catalogue;
        this.rollups = rollups;
    }

    /** The members with the most of a metric in a month, quarter or year. */
    LeadersView leaders(Community community, String metric, String period, int limit) {
        var board = catalogue.get(metric).board();
        if (board == null) {
            throw ProblemException.notFound("board of", metric);
        }
        var months = Period.parse(period)
                .filter(parsed -> KEPT.contains(parsed.granularity()))
                .orElseThrow(() -> ProblemException.invalid(
                        "period",
                        "invalid-period",
                        "period is a month (2026-05), a quarter (2026-Q2) or a year (2026)"));
        var standings = rollups.leaders(community.id(), board, months.first(), months.last(), limit);
        return new LeadersView(
                metric,
                months.toString(),
                standings.stream().map(LeadersView.Item::of).toList());
    }
}
