package org.communityops.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** The cursors of this service, moved in the transactions of their effects. */
final class CursorStore {
    private static final String READ = "select slice, epoch, position from feed_cursor where feed = ?";
    private static final String BEGIN = """
            insert into feed_cursor (feed, slice, epoch, position)
            select ?, slice, ?, 0 from generate_series(0, ?) as slice on conflict do nothing
            """;
    private static final String ADVANCE = """
            update feed_cursor set position = ? where feed = ? and slice = ? and epoch = ? and position = ?
            """;

    private CursorStore() {}

    /** Somebody else has applied this page: nothing of it may be applied here. */
    static final class Fenced extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fenced() {
            super("The cursor was moved by somebody else");
        }
    }

    static FeedCursor read(Connection connection, String feed) throws SQLException {
        try (var query = connection.prepareStatement(READ)) {
            query.setString(1, feed);
            UUID epoch = null;
            var positions = new TreeMap<Integer, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    epoch = row.getObject("epoch", UUID.class);
                    positions.put(row.getInt("slice"), row.getLong("position"));
                }
            }
            return epoch == null
                    ? FeedCursor.beginning(
                            IntStream.range(0, Feed.SLICES).boxed().toList())
                    : new FeedCursor(epoch, positions);
        }
    }

    /** Stores the beginning of a feed that was never followed. */
    static void begin(Connection connection, String feed, UUID epoch) throws SQLException {
        try (var insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, feed);
            insert.setObject(2, epoch);
            insert.setInt(3, Feed.SLICES - 1);
            insert.executeUpdate();
        }
    }

    /** Moves the cursor from where it was read to where the page ends: the fence against a page applied twice. */
    static void advance(Connection connection, String feed, FeedCursor from, SortedMap<Integer, Long> to)
            throws SQLException {
        try (var update = connection.prepareStatement(ADVANCE)) {
            for (var slice : to.entrySet()) {
                update.setLong(1, slice.getValue());
                update.setString(2, feed);
                update.setInt(3, slice.getKey());
                update.setObject(4, from.epoch());
                update.setLong(5, from.positions().getOrDefault(slice.getKey(), 0L));
                if (update.executeUpdate() != 1) {
                    throw new Fenced();
                }
            }
        }
    }
}
