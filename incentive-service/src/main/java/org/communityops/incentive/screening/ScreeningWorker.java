package org.communityops.incentive.screening;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.communityops.incentive.flag.Finding;
import org.communityops.incentive.flag.Flags;
import org.communityops.incentive.screening.Screening.Task;
import org.communityops.kit.feed.FeedPublisher;
import org.jboss.logging.Logger;

/**
 * Works on the screenings that were asked for, one after the other. A lease, renewed after each slice, keeps two replicas from
 * doing the same work; if both do it all the same, the first one ends it and flags what it found.
 */
@ApplicationScoped
class ScreeningWorker {
    private static final Logger LOG = Logger.getLogger(ScreeningWorker.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final AgroalDataSource database;
    private final ScreeningRepository repository;
    private final Screener screener;
    private final Flags flags;
    private final FeedPublisher publisher;
    private final Clock clock;

    ScreeningWorker(
            @DataSource("feed") AgroalDataSource database,
            ScreeningRepository repository,
            Screener screener,
            Flags flags,
            FeedPublisher publisher,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.screener = screener;
        this.flags = flags;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Does what is waiting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        for (var next = takeUp(); next.isPresent(); next = takeUp()) {
            screen(next.get());
        }
    }

    private Optional<Task> takeUp() throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.takeUp(connection, now(), now().plus(LEASE));
        }
    }

    private void screen(Task task) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var findings = screener.screen(connection, task, done -> progress(task, done));
                if (findings.isPresent()) {
                    finish(connection, task, findings.get());
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "Screening %s could not be done", task.screening().id());
            fail(task);
        }
    }

    private boolean progress(Task task, long done) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.progress(connection, task, done, now().plus(LEASE));
        }
    }

    private void finish(Connection connection, Task task, List<Finding> findings) throws SQLException {
        var screening = task.screening();
        var now = now();
        if (repository.finish(connection, task, now)) {
            var added = flags.raise(
                    connection, task.communityId(), screening.id(), screening.from(), screening.to(), findings, now);
            repository.count(connection, task, added);
            connection.commit();
            publisher.nudge();
        }
    }

    private void fail(Task task) throws SQLException {
        try (var connection = database.getConnection()) {
            repository.fail(connection, task, "The facts could not be read; ask again", now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
