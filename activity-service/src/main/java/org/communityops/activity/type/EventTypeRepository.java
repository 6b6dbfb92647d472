package org.communityops.activity.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The event types that communities registered, in the database. */
@ApplicationScoped
class EventTypeRepository {
    private static final String COLUMNS = "select type, description, schema, created_at from event_type ";
    private static final String FIND = COLUMNS + "where community_id = ? and type = any (?)";
    private static final String LIST = COLUMNS + "where community_id = ?";
    private static final String COUNT = "select count(*) from event_type where community_id = ?";
    private static final String INSERT =
            "insert into event_type (community_id, type, description, schema, created_at) values (?, ?, ?, ?::jsonb, ?)";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    EventTypeRepository(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<EventType> find(UUID communityId, Collection<String> names) {
        return query(FIND, query -> {
            query.setObject(1, communityId);
            query.setArray(2, query.getConnection().createArrayOf("text", names.toArray()));
        });
    }

    List<EventType> list(UUID communityId) {
        return query(LIST, query -> query.setObject(1, communityId));
    }

    long count(UUID communityId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNT)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Event types cannot be counted", e);
        }
    }

    void insert(UUID communityId, EventType type, Instant createdAt) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setString(2, type.name());
            insert.setString(3, type.description());
            insert.setString(4, type.schema().toString());
            insert.setObject(5, createdAt.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("An event type cannot be registered", e);
        }
    }

    /** Sets the parameters of a query. */
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    private List<EventType> query(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            parameters.set(query);
            var types = new ArrayList<EventType>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    types.add(type(row));
                }
            }
            return types;
        } catch (SQLException e) {
            throw new IllegalStateException("Event types cannot be read", e);
        }
    }

    private EventType type(ResultSet row) throws SQLException {
        try {
            var schema = json.readTree(row.getString("schema"));
            return new EventType(
                    row.getString("type"),
                    row.getString("description"),
                    schema,
                    DataSchema.compile(schema),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored schema is not JSON", e);
        }
    }
}
