package org.communityops.kpi.funnel;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Funnels in the database. */
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
