package org.communityops.incentive.badge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.expression.Expressions;

/** Badges in the database. */
@ApplicationScoped
class BadgeRepository {
    private static final String SELECT = """
            select community_id, id, key, name, name_zh, description, description_zh, icon, criteria, counts_from, active,
                   version, created_at
              from badge
            """;
    private static final String ACTIVE = SELECT + " where community_id = any (?) and active order by community_id, id";
    private static final String LOCK =
            SELECT + " where community_id = any (?) and id = any (?) order by community_id, id for no key update";
    private static final String LOCK_COMPOSED = SELECT + """
             where community_id = any (?)
               and (id = any (?) or active and jsonb_typeof(criteria -> 'badges') = 'array')
             order by community_id, id for no key update
            """;
    private static final String ANNOUNCE = "select pg_current_xact_id()";
    private static final String PAGE = SELECT + " where community_id = ? and key > ? order by key limit ?";
    private static final String BY_ID = SELECT + " where community_id = ? and id = any (?)";
    private static final String IDS = "select key, id from badge where community_id = ? and key = any (?)";
    private static final String COUNT = "select count(*) from badge where community_id = ?";
    private static final String ADD = """
            insert into badge (
                community_id, id, key, name, name_zh, description, description_zh, icon, criteria, counts_from, active, version,
                created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (community_id, key) do nothing
            """;
    private static final String CHANGE = """
            update badge set name = ?, name_zh = ?, description = ?, description_zh = ?, icon = ?, active = ?, version = ?
             where community_id = ? and id = ?
            """;
    private static final String SCAN = """
            insert into badge_scan (community_id, badge_id, after) values (?, ?, '00000000-0000-0000-0000-000000000000')
            on conflict (community_id, badge_id) do update set after = excluded.after, mark_xid = null
            """;

    private final Expressions expressions;
    private final ObjectMapper json;

    BadgeRepository(Expressions expressions, ObjectMapper json) {
        this.expressions = expressions;
        this.json = json;
    }

    /** Those that can be earned now. */
    List<Badge> active(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(ACTIVE)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            return badges(query);
        }
    }

    /** Keeps others from awarding or changing it until the transaction ends. */
    List<Badge> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return lock(connection, LOCK, Set.of(communityId), Set.of(id));
    }

    /** Keeps others from awarding or changing these and all that are composed until the transaction ends. */
    List<Badge> lockComposed(Connection connection, Collection<UUID> communities, Collection<UUID> ids)
            throws SQLException {
        // A badge that is made later than this is looked at for the past only when this transaction has ended.
        try (var query = connection.prepareStatement(ANNOUNCE)) {
            query.execute();
        }
        return lock(connection, LOCK_COMPOSED, communities, ids);
    }

    private List<Badge> lock(Connection connection, String sql, Collection<UUID> communities, Collection<UUID> ids)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return badges(query);
        }
    }

    List<Badge> page(Connection connection, UUID communityId, String afterKey, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setString(2, afterKey);
            query.setInt(3, limit);
            return badges(query);
        }
    }

    List<Badge> byId(Connection connection, UUID communityId, Collection<UUID> ids) throws SQLException {
        try (var query = connection.prepareStatement(BY_ID)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return badges(query);
        }
    }

    /** The identities of those keys that the community has. */
    Map<String, UUID> ids(Connection connection, UUID communityId, Collection<String> keys) throws SQLException {
        try (var query = connection.prepareStatement(IDS)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("text", keys.toArray()));
            var ids = new HashMap<String, UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
            return ids;
        }
    }

    int count(Connection connection, UUID communityId) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** False when the key is taken. */
    boolean add(Connection connection, Badge badge) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, badge.communityId());
            insert.setObject(2, badge.id());
            insert.setString(3, badge.key());
            bind(insert, 4, badge.texts());
            insert.setString(9, write(badge.criteria()));
            insert.setObject(10, badge.countsFrom());
            insert.setBoolean(11, badge.active());
            insert.setLong(12, badge.version());
            insert.setObject(13, badge.createdAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes what can be changed of a badge; the caller has locked it. */
    void change(Connection connection, Badge badge) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            bind(update, 1, badge.texts());
            update.setBoolean(6, badge.active());
            update.setLong(7, badge.version());
            update.setObject(8, badge.communityId());
            update.setObject(9, badge.id());
            update.executeUpdate();
        }
    }

    /** Has everybody looked at for what they did before. */
    void scan(Connection connection, Badge badge) throws SQLException {
        try (var upsert = connection.prepareStatement(SCAN)) {
            upsert.setObject(1, badge.communityId());
            upsert.setObject(2, badge.id());
            upsert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, Badge.Texts texts) throws SQLException {
        statement.setString(first, texts.name());
        statement.setString(first + 1, texts.nameZh());
        statement.setString(first + 2, texts.description());
        statement.setString(first + 3, texts.descriptionZh());
        statement.setString(first + 4, texts.icon());
    }

    private List<Badge> badges(PreparedStatement query) throws SQLException {
        var badges = new ArrayList<Badge>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                badges.add(badge(row));
            }
        }
        return badges;
    }

    private Badge badge(ResultSet row) throws SQLException {
        var criteria = read(row.getString("criteria"));
        var condition = criteria.condition();
        return new Badge(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("key"),
                new Badge.Texts(
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getString("description"),
                        row.getString("description_zh"),
                        row.getString("icon")),
                criteria,
                condition == null ? null : expressions.condition(condition),
                row.getObject("counts_from", LocalDate.class),
                row.getBoolean("active"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private BadgeCriteria read(String criteria) {
        try {
            return json.readValue(criteria, BadgeCriteria.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored criteria cannot be read", e);
        }
    }

    private String write(BadgeCriteria criteria) {
        try {
            return json.writeValueAsString(criteria);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Criteria are JSON", e);
        }
    }
}
