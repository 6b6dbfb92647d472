package org.communityops.kpi.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemType;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.significance.InsufficientData;

/** The kinds of problem that only this service has. */
@ApplicationScoped
class KpiProblems implements ProblemCatalogue {
    @Override
    public List<ProblemType> types() {
        return List.of(DayRangeQuery.RANGE_TOO_LARGE, InsufficientData.TYPE);
    }
}
