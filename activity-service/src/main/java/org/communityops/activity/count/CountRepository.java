package org.communityops.activity.count;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.kit.digest.Digested;
import org.communityops.kit.digest.Digests;
import org.communityops.kit.ids.Ids;

/** Moves the counts along the feed: counts, digests and the position in one transaction. */
@ApplicationScoped
class CountRepository {
    private static final int MOST_BLOCKS = 2_000;
    private static final long MOST_EVENTS = 20_000;

    private static final String LAGGING = """
            select c.slice from count_cursor c join feed_head h on h.slice = c.slice
             where h.position > c.position order by c.slice
            """;
    private static final String LOCK = "select position from count_cursor where slice = ? for update skip locked";
    private static final String BLOCKS = """
            select community_id, id, position, size, type from feed
             where slice = ? and position > ? order by position limit ?
            """;
    // The limit, which no block reaches, has each block looked up by itself, however many events the community has.
    private static final String EVENTS = """
            select e.community_id, e.type, e.time, e.checksum
              from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as b (community_id, first, last)
             cross join lateral (
                   select x.community_id, x.type, x.time, x.checksum from event x
                    where x.community_id = b.community_id and x.id between b.first and b.last
                    order by x.id limit ?) e
            """;
    private static final String ADD = """
            insert into event_count as c (community_id, quarter, type, events)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::bigint[])
            on conflict (community_id, quarter, type) do update set events = c.events + excluded.events
            """;
    private static final String MOVE = "update count_cursor set position = ? where slice = ? and position = ?";

    private final AgroalDataSource database;
    private final Digests digests;

    CountRepository(@DataSource("feed") AgroalDataSource database, Digests digests) {
        this.database = database;
        this.digests = digests;
    }

    /** A row of the feed; only events are counted, the position moves past all. */
    private record Block(UUID communityId, UUID first, long position, int size, boolean isEvents) {}

    private record Key(UUID communityId, Instant quarter, String type) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byCommunity = communityId.compareTo(other.communityId);
            var byQuarter = byCommunity != 0 ? byCommunity : quarter.compareTo(other.quarter);
            return byQuarter != 0 ? byQuarter : type.compareTo(other.type);
        }
    }

    /** The slices that have more than is counted. */
    List<Integer> lagging() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LAGGING);
                var row = query.executeQuery()) {
            var slices = new ArrayList<Integer>();
            while (row.next()) {
                slices.add(row.getInt(1));
            }
            return slices;
        }
    }

    /** Counts the next events of a slice and tells how many; none when another replica is at it. */
    int countSome(int slice) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var counted = countSome(connection, slice);
                connection.commit();
                return counted;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private int countSome(Connection connection, int slice) throws SQLException {
        var position = lock(connection, slice);
        if (position.isEmpty()) {
            return 0;
        }
        var blocks = blocks(connection, slice, position.getAsLong());
        if (blocks.isEmpty()) {
            return 0;
        }
        var events = blocks.stream().filter(Block::isEvents).toList();
        var counted = events(connection, events);
        var expected = events.stream().mapToInt(Block::size).sum();
        if (counted.size() != expected) {
            throw new IllegalStateException("Slice " + slice + " after " + position.getAsLong() + " stands for "
                    + expected + " events, but " + counted.size() + " are there");
        }
        add(connection, counted);
        digests.record(connection, counted);
        move(connection, slice, position.getAsLong(), blocks.getLast().position());
        return counted.size();
    }

    private static OptionalLong lock(Connection connection, int slice) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setInt(1, slice);
            try (var row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private static List<Block> blocks(Connection connection, int slice, long after) throws SQLException {
        try (var query = connection.prepareStatement(BLOCKS)) {
            query.setInt(1, slice);
            query.setLong(2, after);
            query.setInt(3, MOST_BLOCKS);
            var blocks = new ArrayList<Block>();
            try (var row = query.executeQuery()) {
                while (row.next() && (blocks.isEmpty() || row.getLong("position") - after <= MOST_EVENTS)) {
                    blocks.add(new Block(
                            row.getObject("community_id", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getLong("position"),
                            row.getInt("size"),
                            row.getString("type").equals("activity.recorded")));
                }
            }
            return blocks;
        }
    }

    private static List<Digested> events(Connection connection, List<Block> blocks) throws SQLException {
        try (var query = connection.prepareStatement(EVENTS)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", blocks.stream().map(Block::communityId).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", blocks.stream().map(Block::first).toArray()));
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid",
                            blocks.stream().map(b -> Ids.blockEnd(b.first())).toArray()));
            query.setInt(4, Ids.BLOCK_LIMIT);
            var events = new ArrayList<Digested>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    events.add(new Digested(
                            row.getObject("community_id", UUID.class),
                            row.getObject("time", OffsetDateTime.class).toInstant(),
                            row.getString("type"),
                            row.getLong("checksum")));
                }
            }
            return events;
        }
    }

    private static void add(Connection connection, List<Digested> events) throws SQLException {
        var counts = new TreeMap<Key, Long>();
        for (var event : events) {
            counts.merge(new Key(event.communityId(), quarter(event.time()), event.type()), 1L, Long::sum);
        }
        try (var insert = connection.prepareStatement(ADD)) {
            var keys = counts.keySet();
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", keys.stream().map(Key::communityId).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            keys.stream().map(k -> k.quarter().toString()).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::type).toArray()));
            insert.setArray(
                    4, connection.createArrayOf("bigint", counts.values().toArray()));
            insert.executeUpdate();
        }
    }

    /** The begin of the quarter of an hour; every zone in use differs from UTC by whole ones. */
    private static Instant quarter(Instant time) {
        var minutes = Math.floorDiv(time.getEpochSecond(), 60L);
        return Instant.EPOCH.plus(minutes - Math.floorMod(minutes, 15L), ChronoUnit.MINUTES);
    }

    private static void move(Connection connection, int slice, long from, long to) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to);
            update.setInt(2, slice);
            update.setLong(3, from);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Slice " + slice + " was counted by somebody else");
            }
        }
    }
}
