package org.communityops.incentive.expiry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communityops.kit.feed.FeedPublisher;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;

/** Takes what ended and warns of what will, in whatever community; what one replica works on, the others leave alone. */
@ApplicationScoped
class ExpirySweep {
    private static final int AT_ONCE = 500;

    private final AgroalDataSource feedDatabase;
    private final Expiry expiry;
    private final ExpiryRepository repository;
    private final ExpirySettings settings;
    private final Outbox outbox;
    private final FeedPublisher publisher;
    private final Clock clock;

    ExpirySweep(
            @DataSource("feed") AgroalDataSource feedDatabase,
            Expiry expiry,
            ExpiryRepository repository,
            ExpirySettings settings,
            Outbox outbox,
            FeedPublisher publisher,
            Clock clock) {
        this.feedDatabase = feedDatabase;
        this.expiry = expiry;
        this.repository = repository;
        this.settings = settings;
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** News of some of what there is to do; none when nothing is left. */
    private interface Step {
        List<News> take(Connection connection, Instant now) throws SQLException;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() throws SQLException {
        all((connection, now) -> expiry.expire(connection, repository.due(connection, null, now, AT_ONCE), now));
        all(this::warnings);
    }

    private List<News> warnings(Connection connection, Instant now) throws SQLException {
        return repository.warn(connection, now, now.plus(settings.warnAhead()), AT_ONCE).stream()
                .map(upcoming -> News.of(
                        Ids.next(),
                        upcoming.communityId(),
                        "points.expiring",
                        upcoming.news().memberId().toString(),
                        now,
                        upcoming.news()))
                .toList();
    }

    private void all(Step step) throws SQLException {
        while (once(step)) {
            publisher.nudge();
        }
    }

    private boolean once(Step step) throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var news = step.take(connection, clock.instant().truncatedTo(ChronoUnit.MICROS));
                outbox.add(connection, news);
                connection.commit();
                return !news.isEmpty();
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
