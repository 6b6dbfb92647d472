package org.communityops.kpi.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.communityops.kpi.community.Community;
import org.roaringbitmap.RoaringBitmap;

/** Tells other features who is behind a cell of the retention triangle. */
@ApplicationScoped
public class RetentionCells {
    private final RetentionService retention;

    RetentionCells(RetentionService retention) {
        this.retention = retention;
    }

    /**
     * The numbers of the members behind a cell; a problem (422, or 400) for a cell that cannot be, 404 when the data do not reach its
     * period.
     */
    public RoaringBitmap members(Community community, RetentionCell cell) throws SQLException {
        var query = new CohortQuery();
        query.basis = cell.basis();
        query.mode = cell.mode();
        query.minDays = cell.minDays();
        query.channel = cell.channel();
        var cohort = CohortQuery.cohort(cell.cohort());
        return retention.cell(community, query.definition(cohort.granularity()), cohort, cell.n());
    }
}
