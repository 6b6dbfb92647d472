package org.communityops.kpi.funnel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.funnel.FunnelResult.Reached;

/** Funnels in the database, and their figures. */
@ApplicationScoped
class FunnelRepository {
    private static final String INSERT =
            "insert into funnel (community_id, id, name, definition, created_at) values (?, ?, ?, ?::jsonb, ?)";
    private static final String FIND =
            "select id, name, definition, created_at from funnel where community_id = ? and id = ?";
    private static final String LIST = """
            select id, name, definition, created_at
              from funnel
             where community_id = ? and (created_at, id) > (?, ?)
             order by created_at, id
             limit ?""";

    private final AgroalDataSource requests;
    private final ObjectMapper json;

    FunnelRepository(AgroalDataSource requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    void insert(UUID community, Funnel funnel) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, community);
            statement.setObject(2, funnel.id());
            statement.setString(3, funnel.name());
            statement.setString(4, json.writeValueAsString(funnel.definition()));
            statement.setObject(5, utc(funnel.createdAt()));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A funnel is not JSON", e);
        }
    }

    Optional<Funnel> find(UUID community, UUID id) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, community);
            statement.setObject(2, id);
            return funnels(statement).stream().findFirst();
        }
    }

    /** Funnels after a key, oldest first. */
    List<Funnel> list(UUID community, Instant createdAfter, UUID idAfter, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, community);
            statement.setObject(2, utc(createdAfter));
            statement.setObject(3, idAfter);
            statement.setInt(4, limit);
            return funnels(statement);
        }
    }

    /** The figures of each step, in order. */
    List<Reached> compute(FunnelQuery query) throws SQLException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try {
                plan(connection);
                return compute(connection, query);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * The planner cannot know how big intermediate results are, and a nested loop over them would never end. A funnel is an
     * analysis: it may take longer than other requests.
     */
    private static void plan(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set local enable_nestloop = off; set local work_mem = '32MB'; set local statement_timeout = '30s'");
        }
    }

    private static List<Reached> compute(Connection connection, FunnelQuery query) throws SQLException {
        try (var statement = connection.prepareStatement(query.sql())) {
            bind(connection, statement, query.parameters());
            try (var rows = statement.executeQuery()) {
                var steps = new ArrayList<Reached>();
                while (rows.next()) {
                    steps.add(new Reached(
                            rows.getLong("members"),
                            rows.getLong("alone"),
                            rows.getObject("median", Long.class),
                            rows.getObject("p90", Long.class)));
                }
                return steps;
            }
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<Object> values)
            throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof List<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    private List<Funnel> funnels(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var funnels = new ArrayList<Funnel>();
            while (rows.next()) {
                funnels.add(funnel(rows));
            }
            return funnels;
        }
    }

    private Funnel funnel(ResultSet row) throws SQLException {
        try {
            return new Funnel(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    json.readValue(row.getString("definition"), FunnelDefinition.class),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored funnel cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
