package org.communityops.incentive.leaderboard;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.leaderboard.BoardRepository.Cell;
import org.communityops.incentive.leaderboard.BoardRepository.Points;
import org.communityops.kit.feed.FeedTransactions;

/**
 * Keeps the boards. What is earned is noted with the posting and added to the boards a moment later, much of it together,
 * or before somebody reads: the more at once, the fewer rows are written for each.
 */
@ApplicationScoped
public class Boards {
    private static final int AT_ONCE = 10_000;

    private final BoardRepository repository;
    private final TallyRepository tally;
    private final FeedTransactions transactions;
    private final Instance<StandingListener> listeners;

    Boards(
            BoardRepository repository,
            TallyRepository tally,
            FeedTransactions transactions,
            Instance<StandingListener> listeners) {
        this.repository = repository;
        this.tally = tally;
        this.transactions = transactions;
        this.listeners = listeners;
    }

    /** How changes are taken from those that wait. */
    private interface Source {
        List<BoardChange> take(Connection connection) throws SQLException;
    }

    /** Notes changes in the transaction of the connection. */
    public void note(Connection connection, Collection<BoardChange> changes) throws SQLException {
        if (!changes.isEmpty()) {
            repository.note(connection, changes);
            for (var listener : listeners) {
                listener.noted(connection, changes);
            }
        }
    }

    private void add(Connection connection, List<BoardChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        repository.lock(
                connection, changes.stream().map(BoardChange::communityId).collect(Collectors.toSet()));
        var cells = new HashMap<Cell, Points>();
        var periods = new HashMap<LocalDate, List<String>>();
        for (var change : changes) {
            for (var period : periods.computeIfAbsent(change.day(), BoardPeriod::of)) {
                cells.merge(
                        new Cell(change.communityId(), change.memberId(), change.currency(), period),
                        new Points(change.amount(), change.expired()),
                        Points::plus);
            }
        }
        tally.count(connection, repository.add(connection, cells));
        for (var listener : listeners) {
            listener.changed(connection, changes);
        }
    }

    /** Keeps the boards of communities as they are until the transaction ends. */
    public void lock(Connection connection, Set<UUID> communities) throws SQLException {
        repository.lock(connection, communities);
    }

    /** Lists a member on all boards or on none; the caller has locked them. */
    public void list(Connection connection, UUID communityId, UUID memberId, boolean listed) throws SQLException {
        tally.count(connection, repository.list(connection, communityId, memberId, listed));
    }

    /** Adds what is still waiting for a community, so that what is read next is complete. */
    public void settle(UUID communityId) throws SQLException {
        if (repository.isWaiting(communityId)) {
            addWaiting(connection -> repository.take(connection, communityId, AT_ONCE));
        }
    }

    /** Adds what is waiting, whoever it concerns. What arrives meanwhile waits for the next turn, to be added with more. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settleAll() throws SQLException {
        addWaiting(connection -> repository.take(connection, AT_ONCE));
    }

    /** Goes on while there is more than one transaction takes, not while more is coming in. */
    private void addWaiting(Source source) throws SQLException {
        while (addSome(source) == AT_ONCE) {
            // the next ones
        }
    }

    private int addSome(Source source) throws SQLException {
        return transactions.call(connection -> {
            var changes = source.take(connection);
            add(connection, changes);
            return changes.size();
        });
    }
}
