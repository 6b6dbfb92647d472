package org.communityops.incentive.hold;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.kit.feed.FeedPublisher;
import org.communityops.kit.feed.Outbox;

/**
 * Gives back what holds have set aside for too long. Whoever changes the state of a hold posts for it in the same
 * transaction, so two replicas do not give back twice.
 */
@ApplicationScoped
class HoldExpiry {
    private static final int AT_ONCE = 500;

    private final AgroalDataSource feedDatabase;
    private final HoldRepository repository;
    private final Ledger ledger;
    private final Outbox outbox;
    private final FeedPublisher publisher;
    private final Clock clock;

    HoldExpiry(
            @DataSource("feed") AgroalDataSource feedDatabase,
            HoldRepository repository,
            Ledger ledger,
            Outbox outbox,
            FeedPublisher publisher,
            Clock clock) {
        this.feedDatabase = feedDatabase;
        this.repository = repository;
        this.ledger = ledger;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Ends every hold whose time is over. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expireAll() throws SQLException {
        while (expireSome() == AT_ONCE) {
            // the next ones
        }
    }

    private int expireSome() throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var expired = expire(connection);
                connection.commit();
                if (expired > 0) {
                    publisher.nudge();
                }
                return expired;
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private int expire(Connection connection) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expired = repository.expire(connection, now, AT_ONCE);
        var postings = expired.stream()
                .map(one -> HoldPosting.end(one.communityId(), one.hold(), null))
                .toList();
        outbox.add(connection, PointsPosted.news(ledger.post(connection, postings, false, now), now));
        return expired.size();
    }
}
