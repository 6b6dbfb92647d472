package org.communityops.kpi.ownmetric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Own metrics in the database. */
@ApplicationScoped
class OwnMetricRepository {
    private static final String COLUMNS = "key, version, definition, parts, created_at";
    private static final String INSERT = """
            insert into own_metric (community_id, key, version, definition, parts, created_at)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?)
            on conflict do nothing""";
    private static final String FIND = "select " + COLUMNS + """
              from own_metric
             where community_id = ? and key = ? and version = coalesce(?, version)
             order by version desc
             limit 1""";
    private static final String LIST = "select distinct on (key) " + COLUMNS + """
              from own_metric
             where community_id = ? and key > ?
             order by key, version desc
             limit ?""";

    private final AgroalDataSource requests;
    private final ObjectMapper json;

    OwnMetricRepository(AgroalDataSource requests, ObjectMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /** Whether the version was saved; not when it exists already. */
    boolean insert(UUID community, OwnMetric own) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, community);
            statement.setString(2, own.key());
            statement.setInt(3, own.version());
            statement.setString(4, json.writeValueAsString(own.definition()));
            statement.setString(5, json.writeValueAsString(own.parts()));
            statement.setObject(6, own.createdAt().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An own metric is not JSON", e);
        }
    }

    /** A version, the newest when none is named. */
    Optional<OwnMetric> find(UUID community, String key, @Nullable Integer version) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, community);
            statement.setString(2, key);
            statement.setObject(3, version, java.sql.Types.INTEGER);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(own(rows)) : Optional.empty();
            }
        }
    }

    /** The newest versions, in the order of keys. */
    List<OwnMetric> list(UUID community, String after, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, community);
            statement.setString(2, after);
            statement.setInt(3, limit);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<OwnMetric>();
                while (rows.next()) {
                    found.add(own(rows));
                }
                return found;
            }
        }
    }

    private OwnMetric own(ResultSet row) throws SQLException {
        try {
            return new OwnMetric(
                    row.getString("key"),
                    row.getInt("version"),
                    json.readValue(row.getString("definition"), OwnMetricDefinition.class),
                    json.readValue(row.getString("parts"), new TypeReference<Map<String, Integer>>() {}),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored own metric is not readable", e);
        }
    }
}
