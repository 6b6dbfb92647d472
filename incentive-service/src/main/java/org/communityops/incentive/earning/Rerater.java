package org.communityops.incentive.earning;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.fact.Facts.Recorded;
import org.communityops.kit.feed.FeedPublisher;

/** Rates again what waits for it in communities whose feed is quiet. */
@ApplicationScoped
class Rerater {
    private final AgroalDataSource feedDatabase;
    private final Reratings reratings;
    private final Earnings earnings;
    private final Communities communities;
    private final FeedPublisher publisher;

    Rerater(
            @DataSource("feed") AgroalDataSource feedDatabase,
            Reratings reratings,
            Earnings earnings,
            Communities communities,
            FeedPublisher publisher) {
        this.feedDatabase = feedDatabase;
        this.reratings = reratings;
        this.earnings = earnings;
        this.communities = communities;
        this.publisher = publisher;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleWaiting() throws SQLException {
        for (var communityId : waiting()) {
            settle(communityId);
        }
    }

    private List<UUID> waiting() throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            return reratings.waiting(connection);
        }
    }

    private void settle(UUID communityId) throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                earnings.settle(connection, Recorded.NOTHING, communities.zones(connection, Set.of(communityId)));
                connection.commit();
                publisher.nudge();
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
