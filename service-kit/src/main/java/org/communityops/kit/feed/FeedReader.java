package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Reads pages of the feed. */
@ApplicationScoped
class FeedReader {
    private static final String HEADS = "select slice, epoch, position from feed_head order by slice";

    /** Takes the slices in turns, so that a busy one cannot keep the others waiting. */
    private static final String ROWS = """
            select f.*
              from unnest(?::smallint[], ?::bigint[]) as s (slice, position)
             cross join lateral (
                   select row_number() over (order by position) as turn, f.slice, f.position, f.size, f.id,
                          f.community_id, f.type, f.subject, f.time, f.data
                     from feed f where f.slice = s.slice and f.position > s.position
                    order by f.position limit ?) f
             order by f.turn, f.slice
             limit ?
            """;

    private final AgroalDataSource database;
    private final Instance<FeedBodies> bodies;

    FeedReader(@DataSource("feed") AgroalDataSource database, Instance<FeedBodies> bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** The news after a cursor; 409 when the cursor is of another epoch or ahead of the feed. */
    FeedPage read(FeedCursor cursor, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            var heads = new ArrayList<Long>();
            var epoch = readHeads(connection, heads);
            requireEpoch(cursor, epoch, heads);
            var entries = entries(connection, rows(connection, cursor, limit), cursor, limit);
            return new FeedPage(entries, after(cursor, epoch, entries), heads);
        }
    }

    private static UUID readHeads(Connection connection, List<Long> heads) throws SQLException {
        try (var query = connection.prepareStatement(HEADS);
                var row = query.executeQuery()) {
            UUID epoch = News.GLOBAL;
            while (row.next()) {
                epoch = row.getObject("epoch", UUID.class);
                heads.add(row.getLong("position"));
            }
            return epoch;
        }
    }

    private static void requireEpoch(FeedCursor cursor, UUID epoch, List<Long> heads) {
        var ahead = cursor.positions().entrySet().stream().anyMatch(e -> e.getValue() > heads.get(e.getKey()));
        if (ahead || (cursor.epoch() != null && !cursor.epoch().equals(epoch))) {
            throw new ProblemException(
                    ProblemType.FEED_EPOCH_CHANGED, "This feed was restored to an older time; stop and compare first");
        }
    }

    private static List<FeedRow> rows(Connection connection, FeedCursor cursor, int limit) throws SQLException {
        try (var query = connection.prepareStatement(ROWS)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint", cursor.positions().keySet().toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", cursor.positions().values().toArray()));
            query.setInt(3, limit);
            query.setInt(4, limit);
            var rows = new ArrayList<FeedRow>();
            var news = 0;
            try (var row = query.executeQuery()) {
                while (row.next() && news < limit) {
                    rows.add(row(row));
                    news += rows.getLast().size();
                }
            }
            return rows;
        }
    }

    private static FeedRow row(ResultSet row) throws SQLException {
        return new FeedRow(
                row.getInt("slice"),
                row.getLong("position"),
                row.getInt("size"),
                row.getObject("id", UUID.class),
                row.getObject("community_id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("data"));
    }

    private List<FeedPage.Entry> entries(Connection connection, List<FeedRow> rows, FeedCursor cursor, int limit)
            throws SQLException {
        var blocks = rows.stream().filter(r -> r.data() == null).toList();
        var expanded =
                blocks.isEmpty() ? List.<List<FeedBody>>of() : bodies.get().expand(connection, blocks);
        var entries = new ArrayList<FeedPage.Entry>();
        var block = 0;
        for (var row : rows) {
            var own = row.data() == null
                    ? expanded.get(block++)
                    : List.of(new FeedBody(row.id(), row.subject(), row.time(), row.data()));
            add(entries, row, own, cursor, limit);
        }
        return entries;
    }

    /** Adds those news of a row that the cursor has not passed, as many as the page still holds. */
    private static void add(
            List<FeedPage.Entry> entries, FeedRow row, List<FeedBody> news, FeedCursor cursor, int limit) {
        if (news.size() != row.size()) {
            throw new IllegalStateException("The block at " + row.slice() + "/" + row.position() + " stands for "
                    + row.size() + " news, but " + news.size() + " are there");
        }
        var passed = cursor.positions().getOrDefault(row.slice(), 0L);
        for (var i = 0; i < news.size() && entries.size() < limit; i++) {
            var position = row.position() - row.size() + 1 + i;
            if (position > passed) {
                entries.add(new FeedPage.Entry(row, position, news.get(i)));
            }
        }
    }

    private static FeedCursor after(FeedCursor cursor, UUID epoch, List<FeedPage.Entry> entries) {
        var positions = new TreeMap<>(cursor.positions());
        entries.forEach(e -> positions.merge(e.row().slice(), e.position(), Math::max));
        return new FeedCursor(epoch, positions);
    }
}
