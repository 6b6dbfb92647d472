package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.kit.problem.DatabaseFaults;
import org.jboss.logging.Logger;

/** Applies pages of a feed: the effects of all handlers and the cursor in one transaction. */
@ApplicationScoped
public class PageApplier {
    private static final Logger LOG = Logger.getLogger(PageApplier.class);
    /** When more of a page than this share is poison, the fault is ours. */
    private static final int ONE_IN = 100;

    private final AgroalDataSource database;
    private final FeedTransactions transactions;
    private final DeadLetters deadLetters;
    private final List<FeedHandler> handlers;

    PageApplier(
            @DataSource("feed") AgroalDataSource database,
            FeedTransactions transactions,
            DeadLetters deadLetters,
            Instance<FeedHandler> handlers) {
        this.database = database;
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.handlers = handlers.stream().toList();
    }

    /** Going on would be wrong: a hole in the feed, or more poison than a page may hold. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(String why) {
            super(why);
        }
    }

    /** Where this service stands in a feed. */
    FeedCursor cursor(String feed) throws SQLException {
        try (var connection = database.getConnection()) {
            return CursorStore.read(connection, feed);
        }
    }

    /**
     * Applies a page that was read after the stored cursor.
     *
     * @throws Stopped when the page has a hole, or more than one in a hundred of its news cannot be applied; what stands
     *     before the first that is too much stays applied
     */
    public void apply(String feed, UUID epoch, List<FeedItem> page) throws SQLException {
        begin(feed, epoch);
        requireNext(cursor(feed), epoch, page);
        applyHalving(feed, page, Math.max(1, page.size() / ONE_IN));
    }

    /**
     * Applies a dead letter again; it stays when it fails again.
     *
     * @return false when somebody else replayed it first
     */
    boolean replay(String feed, FeedItem letter) throws SQLException {
        var found = transactions.call(connection -> {
            var mine = deadLetters.remove(connection, feed, letter);
            if (mine) {
                handle(connection, feed, List.of(letter));
            }
            return mine;
        });
        if (found) {
            committed(feed, List.of(letter));
        }
        return found;
    }

    private void begin(String feed, UUID epoch) throws SQLException {
        if (cursor(feed).epoch() == null) {
            transactions.call(connection -> {
                CursorStore.begin(connection, feed, epoch);
                return epoch;
            });
        }
    }

    /** The page goes on where the cursor stands, or somebody else has applied it; anything else is a hole. */
    private static void requireNext(FeedCursor cursor, UUID epoch, List<FeedItem> page) {
        if (!epoch.equals(cursor.epoch())) {
            throw new Stopped("The page is of epoch " + epoch + ", followed is " + cursor.epoch());
        }
        var positions = new TreeMap<Integer, Long>();
        for (var item : page) {
            var stored = cursor.positions().getOrDefault(item.slice(), 0L);
            var before = positions.put(item.slice(), item.position());
            if (before == null && item.position() <= stored) {
                throw new CursorStore.Fenced();
            }
            var expected = (before == null ? stored : before) + 1;
            if (item.position() != expected) {
                throw new Stopped(
                        "Slice " + item.slice() + " goes on at " + item.position() + " instead of " + expected);
            }
        }
    }

    /**
     * Applies the items, halving them where they fail until the poison stands alone.
     *
     * @param bearable how many may be poison
     * @return how many were
     */
    private int applyHalving(String feed, List<FeedItem> items, int bearable) throws SQLException {
        if (items.isEmpty()) {
            return 0;
        }
        try {
            applyOnce(feed, items);
            return 0;
        } catch (CursorStore.Fenced e) {
            throw e;
        } catch (RuntimeException | SQLException e) {
            if (DatabaseFaults.isTransient(e)) {
                throw e;
            }
            if (items.size() == 1) {
                bury(feed, items.getFirst(), bearable, e);
                return 1;
            }
            var middle = items.size() / 2;
            var poison = applyHalving(feed, items.subList(0, middle), bearable);
            return poison + applyHalving(feed, items.subList(middle, items.size()), bearable - poison);
        }
    }

    private void applyOnce(String feed, List<FeedItem> items) throws SQLException {
        var applied = transactions.call(connection -> {
            advance(connection, feed, items);
            var alive = deadLetters.park(connection, feed, items);
            handle(connection, feed, alive);
            return alive;
        });
        committed(feed, applied);
    }

    private void bury(String feed, FeedItem item, int bearable, Exception reason) throws SQLException {
        LOG.errorf(reason, "News %s of %s cannot be applied", item.id(), feed);
        if (bearable == 0) {
            throw new Stopped("Too many news of a page cannot be applied, the last at " + item.slice() + "/"
                    + item.position() + ": " + reason.getMessage());
        }
        transactions.call(connection -> {
            advance(connection, feed, List.of(item));
            deadLetters.add(connection, feed, item, String.valueOf(reason.getMessage()), false);
            return item;
        });
    }

    /** Moves the cursor over the items if it stands exactly before them; if not, somebody else was faster. */
    private static void advance(Connection connection, String feed, List<FeedItem> items) throws SQLException {
        var cursor = CursorStore.read(connection, feed);
        var from = new TreeMap<Integer, Long>();
        var to = new TreeMap<Integer, Long>();
        for (var item : items) {
            from.putIfAbsent(item.slice(), item.position() - 1);
            to.put(item.slice(), item.position());
        }
        if (!cursor.positions().entrySet().containsAll(from.entrySet())) {
            throw new CursorStore.Fenced();
        }
        CursorStore.advance(connection, feed, cursor, to);
    }

    private void handle(Connection connection, String feed, List<FeedItem> items) throws SQLException {
        for (var handler : handlers) {
            var wanted = wanted(handler, feed, items);
            if (!wanted.isEmpty()) {
                handler.apply(connection, wanted);
            }
        }
    }

    private void committed(String feed, List<FeedItem> items) {
        for (var handler : handlers) {
            var wanted = wanted(handler, feed, items);
            if (!wanted.isEmpty()) {
                handler.committed(wanted);
            }
        }
    }

    private static List<FeedItem> wanted(FeedHandler handler, String feed, List<FeedItem> items) {
        return handler.feed().equals(feed)
                ? items.stream().filter(item -> handler.wants(item.type())).toList()
                : List.of();
    }
}
