package org.communityops.incentive.pending;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.communityops.kit.feed.FeedPublisher;
import org.communityops.kit.feed.Outbox;

/** Moves awards whose time has come, in whatever community; what one replica works on, the others leave alone. */
@ApplicationScoped
class AwardSweep {
    private static final int AT_ONCE = 500;

    private final AgroalDataSource feedDatabase;
    private final AwardRepository repository;
    private final Awards awards;
    private final Outbox outbox;
    private final FeedPublisher publisher;
    private final Clock clock;

    AwardSweep(
            @DataSource("feed") AgroalDataSource feedDatabase,
            AwardRepository repository,
            Awards awards,
            Outbox outbox,
            FeedPublisher publisher,
            Clock clock) {
        this.feedDatabase = feedDatabase;
        this.repository = repository;
        this.awards = awards;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws SQLException {
        while (some(clock.instant().truncatedTo(ChronoUnit.MICROS)) == AT_ONCE) {
            // the next ones
        }
    }

    private int some(Instant now) throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var due = repository.lockDue(connection, now, AT_ONCE);
                outbox.add(connection, awards.settle(connection, due, now));
                connection.commit();
                if (!due.isEmpty()) {
                    publisher.nudge();
                }
                return due.size();
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
