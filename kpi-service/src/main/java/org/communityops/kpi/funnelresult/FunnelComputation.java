package org.communityops.kpi.funnelresult;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.conversion.Conversions;
import org.communityops.kpi.conversion.FunnelResult;
import org.communityops.kpi.funnel.Funnels;

/** Computes a funnel as a request would, within the scope of its community, and stores what comes of it. */
@ApplicationScoped
class FunnelComputation {
    private final Communities communities;
    private final Funnels funnels;
    private final Conversions conversions;
    private final FeedTransactions transactions;
    private final FunnelResultRepository results;

    FunnelComputation(
            Communities communities,
            Funnels funnels,
            Conversions conversions,
            FeedTransactions transactions,
            FunnelResultRepository results) {
        this.communities = communities;
        this.funnels = funnels;
        this.conversions = conversions;
        this.transactions = transactions;
        this.results = results;
    }

    /**
     * Computes and stores; false when somebody else has set about the funnel meanwhile, so that nothing is stored.
     *
     * @param nextDue before when it is not to be computed again
     */
    boolean compute(Attempt mine, Instant nextDue) throws Exception {
        var figures = CommunityScope.call(Set.of(mine.communityId()), () -> figures(mine));
        return transactions.call(feed -> {
            // What is committed later is of later: readers ask for what was computed since.
            communities.lock(feed, List.of(mine.communityId()));
            var isLatest = results.finish(feed, mine, figures.community(), nextDue);
            if (isLatest) {
                results.write(feed, mine, figures.steps());
            }
            return isLatest;
        });
    }

    /** The revision is read first: figures may know more than it says, and are then computed once more. */
    private Figures figures(Attempt mine) throws SQLException {
        var community = communities.get(mine.communityId());
        return new Figures(community, conversions.steps(community, funnels.get(community, mine.funnelId())));
    }

    private record Figures(Community community, List<FunnelResult.Step> steps) {}
}
