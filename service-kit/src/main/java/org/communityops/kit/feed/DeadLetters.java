package org.communityops.kit.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** News that could not be applied, and what is parked behind them until they can. */
@ApplicationScoped
class DeadLetters {
    private static final String SUBJECTS = "select distinct community_id, subject from dead_letter where feed = ?";
    private static final String ADD = """
            insert into dead_letter (feed, slice, position, community_id, subject, type, item, reason, parked, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing
            """;
    private static final String READ = """
            select item from dead_letter where feed = ? and (slice, position) > (?, ?) order by slice, position limit ?
            """;
    private static final String LIST = """
            select feed, slice, position, community_id, subject, type, reason, parked, recorded_at from dead_letter
             where (feed, slice, position) > (?, ?, ?) and (?::text is null or feed = ?)
             order by feed, slice, position limit ?
            """;
    private static final String COUNT = "select count(*) from dead_letter where feed = ?";
    private static final String REMOVE = "delete from dead_letter where feed = ? and slice = ? and position = ?";
    private static final int LONGEST_REASON = 500;

    private final ObjectMapper json;
    private final Clock clock;

    DeadLetters(ObjectMapper json, Clock clock) {
        this.json = json.copyWith(FeedClient.lenientFactory());
        this.clock = clock;
    }

    /** Whose news keep their order: they wait behind a dead letter. */
    record Subject(UUID communityId, String subject) {
        static Subject of(FeedItem item) {
            return new Subject(item.communityId(), item.subject());
        }
    }

    /** Parks those items whose subject has a dead letter already, and returns the others. */
    List<FeedItem> park(Connection connection, String feed, List<FeedItem> items) throws SQLException {
        var dead = subjects(connection, feed);
        if (dead.isEmpty()) {
            return items;
        }
        var alive = new ArrayList<FeedItem>();
        for (var item : items) {
            if (dead.contains(Subject.of(item))) {
                add(connection, feed, item, "Waits behind an earlier one of the same subject", true);
            } else {
                alive.add(item);
            }
        }
        return alive;
    }

    void add(Connection connection, String feed, FeedItem item, String reason, boolean parked) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setString(1, feed);
            insert.setInt(2, item.slice());
            insert.setLong(3, item.position());
            insert.setObject(4, item.communityId());
            insert.setString(5, item.subject());
            insert.setString(6, item.type());
            insert.setString(7, json.writeValueAsString(item));
            insert.setString(8, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
            insert.setBoolean(9, parked);
            insert.setTimestamp(10, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A feed item came as JSON and is JSON", e);
        }
    }

    /** The dead letters of a feed after a position in a slice, in feed order. */
    List<FeedItem> read(Connection connection, String feed, int slice, long position, int atMost) throws SQLException {
        try (var query = connection.prepareStatement(READ)) {
            query.setString(1, feed);
            query.setInt(2, slice);
            query.setLong(3, position);
            query.setInt(4, atMost);
            var items = new ArrayList<FeedItem>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    items.add(json.readValue(row.getString(1), FeedItem.class));
                }
            }
            return items;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A dead letter is not a feed item", e);
        }
    }

    /** The dead letters after a key, of one feed or of all. */
    List<DeadLetterView> list(Connection connection, @Nullable String feed, DeadLetterKey after, int atMost)
            throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setString(1, after.feed());
            query.setInt(2, after.slice());
            query.setLong(3, after.position());
            query.setString(4, feed);
            query.setString(5, feed);
            query.setInt(6, atMost);
            var letters = new ArrayList<DeadLetterView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    letters.add(view(row));
                }
            }
            return letters;
        }
    }

    private static DeadLetterView view(ResultSet row) throws SQLException {
        return new DeadLetterView(
                row.getString("feed"),
                row.getInt("slice"),
                row.getLong("position"),
                row.getObject("community_id", UUID.class),
                row.getString("subject"),
                row.getString("type"),
                row.getString("reason"),
                row.getBoolean("parked"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    long count(Connection connection, String feed) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setString(1, feed);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Whether the letter was there; the row is locked until the transaction ends, so a replay applies it once. */
    boolean remove(Connection connection, String feed, FeedItem item) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, feed);
            delete.setInt(2, item.slice());
            delete.setLong(3, item.position());
            return delete.executeUpdate() == 1;
        }
    }

    private static Set<Subject> subjects(Connection connection, String feed) throws SQLException {
        try (var query = connection.prepareStatement(SUBJECTS)) {
            query.setString(1, feed);
            var subjects = new HashSet<Subject>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    subjects.add(new Subject(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return subjects;
        }
    }
}
