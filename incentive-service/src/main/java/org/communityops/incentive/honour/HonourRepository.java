package org.communityops.incentive.honour;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Honours in the database. */
@ApplicationScoped
class HonourRepository {
    private static final String SELECT = """
            select community_id, id, key, name, name_zh, description, description_zh, active, version, created_at from honour
            """;
    private static final String BY_ID = SELECT + " where community_id = ? and id = any (?)";
    private static final String LOCK = SELECT + " where community_id = ? and id = any (?) for no key update";
    private static final String PAGE = SELECT + " where community_id = ? and key > ? order by key limit ?";
    private static final String ADD = """
            insert into honour (
                name, name_zh, description, description_zh, active, version, community_id, id, key, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (community_id, key) do nothing
            """;
    private static final String CHANGE = """
            update honour set name = ?, name_zh = ?, description = ?, description_zh = ?, active = ?, version = ?
             where community_id = ? and id = ?
            """;

    List<Honour> byId(Connection connection, UUID communityId, Collection<UUID> ids) throws SQLException {
        return byId(connection, BY_ID, communityId, ids);
    }

    /** Keeps others from changing it until the transaction ends. */
    List<Honour> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return byId(connection, LOCK, communityId, List.of(id));
    }

    List<Honour> page(Connection connection, UUID communityId, String afterKey, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setString(2, afterKey);
            query.setInt(3, limit);
            return honours(query);
        }
    }

    /** False when the key is taken. */
    boolean add(Connection connection, Honour honour) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            bind(insert, honour);
            insert.setString(9, honour.key());
            insert.setObject(10, honour.createdAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes what can be changed of an honour; the caller has locked it. */
    void change(Connection connection, Honour honour) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            bind(update, honour);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Honour honour) throws SQLException {
        var settings = honour.settings();
        statement.setString(1, settings.name());
        statement.setString(2, settings.nameZh());
        statement.setString(3, settings.description());
        statement.setString(4, settings.descriptionZh());
        statement.setBoolean(5, Boolean.TRUE.equals(settings.active()));
        statement.setLong(6, honour.version());
        statement.setObject(7, honour.communityId());
        statement.setObject(8, honour.id());
    }

    private static List<Honour> byId(Connection connection, String sql, UUID communityId, Collection<UUID> ids)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            return honours(query);
        }
    }

    private static List<Honour> honours(PreparedStatement query) throws SQLException {
        var honours = new ArrayList<Honour>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var settings = new HonourSettings(
                        row.getString("name"),
                        row.getString("name_zh"),
                        row.getString("description"),
                        row.getString("description_zh"),
                        row.getBoolean("active"));
                honours.add(new Honour(
                        row.getObject("community_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        settings,
                        row.getLong("version"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return honours;
    }
}
