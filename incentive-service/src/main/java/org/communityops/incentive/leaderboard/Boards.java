package org.communityops.incentive.leaderboard;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.leaderboard.BoardRepository.Cell;
import org.communityops.kit.feed.FeedPublisher;

/**
 * Keeps the boards. Pages of events are added at once, in their own transaction; postings of single requests are deferred
 * and added together a moment later, or before somebody reads.
 */
@ApplicationScoped
public class Boards {
    private static final int AT_ONCE = 10_000;

    private final BoardRepository repository;
    private final AgroalDataSource feedDatabase;
    private final FeedPublisher publisher;
    private final Instance<StandingListener> listeners;

    Boards(
            BoardRepository repository,
            @DataSource("feed") AgroalDataSource feedDatabase,
            FeedPublisher publisher,
            Instance<StandingListener> listeners) {
        this.repository = repository;
        this.feedDatabase = feedDatabase;
        this.publisher = publisher;
        this.listeners = listeners;
    }

    /** How changes are taken from those that wait. */
    private interface Source {
        List<BoardChange> take(Connection connection) throws SQLException;
    }

    /** Adds changes now, in the transaction of a connection of the feed role. */
    public void add(Connection connection, List<BoardChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        var cells = new HashMap<Cell, Long>();
        for (var change : changes) {
            for (var period : BoardPeriod.of(change.day())) {
                cells.merge(
                        new Cell(change.communityId(), change.memberId(), change.currency(), period),
                        change.amount(),
                        Long::sum);
            }
        }
        repository.add(connection, cells);
        for (var listener : listeners) {
            listener.changed(connection, changes);
        }
    }

    /** Leaves changes to be added soon after the commit of the connection's transaction. */
    public void defer(Connection connection, Collection<BoardChange> changes) throws SQLException {
        if (!changes.isEmpty()) {
            repository.defer(connection, changes);
        }
    }

    /** Adds what is still waiting for a community, so that what is read next is complete. */
    public void settle(UUID communityId) throws SQLException {
        while (repository.isWaiting(communityId)) {
            addWaiting(connection -> repository.take(connection, communityId, AT_ONCE));
        }
    }

    /** Adds what is waiting, whoever it concerns. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleAll() throws SQLException {
        while (addWaiting(connection -> repository.take(connection, AT_ONCE))) {
            // goes on until nothing is left
        }
    }

    private boolean addWaiting(Source source) throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var changes = source.take(connection);
                add(connection, changes);
                connection.commit();
                if (!changes.isEmpty()) {
                    publisher.nudge();
                }
                return !changes.isEmpty();
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
