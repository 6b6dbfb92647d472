package org.communityops.kpi.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.funnel.Funnel;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.population.PopulationQuery;

/** What other features ask about the way through funnels. */
@ApplicationScoped
public class Conversions {
    private final ConversionService conversions;

    Conversions(ConversionService conversions) {
        this.conversions = conversions;
    }

    /** How many members reach each step, of everybody and all days. */
    public List<FunnelResult.Step> steps(Community community, Funnel funnel) throws SQLException {
        return conversions
                .result(community, funnel, new DayRangeQuery(), new PopulationQuery(), null)
                .steps();
    }
}
