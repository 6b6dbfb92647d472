package org.communityops.kpi.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.rollup.Bitmaps;
import org.communityops.kpi.rollup.MemberGroup;
import org.roaringbitmap.RoaringBitmap;

/** Segments in the database. */
@ApplicationScoped
class SegmentRepository {
    private static final String COLUMNS = "id, name, origin, cut_off, members, created_at";
    private static final String INSERT = """
            insert into segment (community_id, id, name, origin, cut_off, members, numbers, created_at)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (community_id, name) do nothing""";
    private static final String COUNT = "select count(*) from segment where community_id = ?";
    private static final String FIND = "select " + COLUMNS + " from segment where community_id = ? and id = ?";
    private static final String LIST = "select " + COLUMNS
            + " from segment where community_id = ? and (created_at, id) > (?, ?) order by created_at, id limit ?";
    private static final String NUMBERS = "select numbers from segment where community_id = ? and id = ?";
    private static final String GROUPS =
            "select name, numbers from segment where community_id = ? order by name collate \"C\"";
    private static final String DELETE = "delete from segment where community_id = ? and id = ? returning name";

    private final ObjectMapper json;

    SegmentRepository(ObjectMapper json) {
        this.json = json;
    }

    /** False when there is one of the name. */
    boolean insert(Connection connection, UUID community, Segment segment, RoaringBitmap members) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, community);
            insert.setObject(2, segment.id());
            insert.setString(3, segment.name());
            insert.setString(4, json.writeValueAsString(segment.from()));
            insert.setObject(5, segment.cutOff());
            insert.setInt(6, segment.members());
            insert.setBytes(7, Bitmaps.write(members));
            insert.setObject(8, utc(segment.createdAt()));
            return insert.executeUpdate() == 1;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An origin is not JSON", e);
        }
    }

    int count(Connection connection, UUID community) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setObject(1, community);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    Optional<Segment> find(Connection connection, UUID community, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, community);
            query.setObject(2, id);
            return segments(query).stream().findFirst();
        }
    }

    /** Segments after a key, oldest first. */
    List<Segment> list(Connection connection, UUID community, Instant createdAfter, UUID idAfter, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setObject(1, community);
            query.setObject(2, utc(createdAfter));
            query.setObject(3, idAfter);
            query.setInt(4, limit);
            return segments(query);
        }
    }

    Optional<RoaringBitmap> members(Connection connection, UUID community, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(NUMBERS)) {
            query.setObject(1, community);
            query.setObject(2, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(Bitmaps.read(rows.getBytes("numbers"))) : Optional.empty();
            }
        }
    }

    /** The members of all segments, by name. */
    List<MemberGroup> groups(Connection connection, UUID community) throws SQLException {
        try (var query = connection.prepareStatement(GROUPS)) {
            query.setObject(1, community);
            try (var rows = query.executeQuery()) {
                var groups = new ArrayList<MemberGroup>();
                while (rows.next()) {
                    groups.add(new MemberGroup(rows.getString("name"), Bitmaps.read(rows.getBytes("numbers"))));
                }
                return groups;
            }
        }
    }

    /** The name of what was deleted; empty when there is none. */
    Optional<String> delete(Connection connection, UUID community, UUID id) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setObject(1, community);
            delete.setObject(2, id);
            try (var rows = delete.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString("name")) : Optional.empty();
            }
        }
    }

    private List<Segment> segments(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var segments = new ArrayList<Segment>();
            while (rows.next()) {
                segments.add(segment(rows));
            }
            return segments;
        }
    }

    private Segment segment(ResultSet row) throws SQLException {
        try {
            return new Segment(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    json.readValue(row.getString("origin"), SegmentOrigin.class),
                    row.getObject("cut_off", LocalDate.class),
                    row.getInt("members"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored origin cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
