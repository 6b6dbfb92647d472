package org.communityops.incentive.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Rules and their versions in the database. */
@ApplicationScoped
class RuleRepository {
    private static final String SELECT = """
            select r.community_id, r.id, r.key, r.name, v.version, v.definition, v.created_at
              from rule r join rule_version v on v.community_id = r.community_id and v.rule_id = r.id
            """;
    private static final String IN_FORCE =
            SELECT + " where r.community_id = any (?) and v.version = r.version order by r.community_id, r.id";
    private static final String PAGE =
            SELECT + " where r.community_id = ? and v.version = r.version and r.key > ? order by r.key limit ?";
    private static final String VERSION =
            SELECT + " where r.community_id = ? and r.id = ? and v.version = coalesce(?, r.version)";
    private static final String ADD_RULE = """
            insert into rule (community_id, id, key, name, version)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[]) on conflict do nothing
            """;
    private static final String ADD_VERSION = """
            insert into rule_version (community_id, rule_id, version, definition, created_at)
            select v.community_id, v.rule_id, v.version, v.definition::jsonb, v.created_at
              from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
                       v(community_id, rule_id, version, definition, created_at)
            on conflict do nothing
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    RuleRepository(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A stored version of a rule. */
    record StoredRule(
            UUID communityId,
            UUID id,
            String key,
            String name,
            int version,
            RuleDefinition definition,
            Instant createdAt) {}

    void add(Connection connection, List<StoredRule> rules) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_RULE)) {
            new Columns<>(insert, rules)
                    .add("uuid", StoredRule::communityId)
                    .add("uuid", StoredRule::id)
                    .add("text", StoredRule::key)
                    .add("text", StoredRule::name)
                    .add("int", StoredRule::version);
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(ADD_VERSION)) {
            new Columns<>(insert, rules)
                    .add("uuid", StoredRule::communityId)
                    .add("uuid", StoredRule::id)
                    .add("int", StoredRule::version)
                    .add("text", rule -> write(rule.definition()))
                    .add("timestamptz", StoredRule::createdAt);
            insert.executeUpdate();
        }
    }

    List<StoredRule> inForce(Connection connection, Collection<UUID> communities) throws SQLException {
        return read(connection, IN_FORCE, connection.createArrayOf("uuid", communities.toArray()));
    }

    List<StoredRule> page(UUID communityId, String afterKey, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return read(connection, PAGE, communityId, afterKey, limit);
        }
    }

    /** One version; the one in force when none is named. */
    List<StoredRule> version(UUID communityId, UUID ruleId, @Nullable Integer version) throws SQLException {
        try (var connection = database.getConnection()) {
            return read(connection, VERSION, communityId, ruleId, version);
        }
    }

    private List<StoredRule> read(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                if (parameters[i] == null) {
                    query.setNull(i + 1, java.sql.Types.INTEGER);
                } else {
                    query.setObject(i + 1, parameters[i]);
                }
            }
            var rules = new ArrayList<StoredRule>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(new StoredRule(
                            row.getObject("community_id", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getString("key"),
                            row.getString("name"),
                            row.getInt("version"),
                            readDefinition(row.getString("definition")),
                            row.getTimestamp("created_at").toInstant()));
                }
            }
            return rules;
        }
    }

    private RuleDefinition readDefinition(String definition) {
        try {
            return json.readValue(definition, RuleDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored rule cannot be read", e);
        }
    }

    private String write(RuleDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule is JSON", e);
        }
    }
}
