package org.communityops.incentive.rule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.rule.Rule.Pause;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Published rules in the database. */
@ApplicationScoped
class RuleRepository {
    private static final String PUBLISHED = """
            select r.community_id, r.id, r.key, r.retired_at, v.version, v.name, v.definition, v.active_from
              from rule r join rule_version v on v.community_id = r.community_id and v.rule_id = r.id
             where r.community_id = any (?) and v.published_at is not null
             order by r.community_id, r.id, v.version
            """;
    private static final String PAUSES = """
            select community_id, rule_id, paused_at, resumed_at from rule_pause where community_id = any (?)
             order by community_id, rule_id, paused_at
            """;
    private static final String ADD_RULE = """
            insert into rule (community_id, id, key, created_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[]) on conflict do nothing
            """;
    private static final String ADD_VERSION = """
            insert into rule_version (community_id, rule_id, version, revision, name, definition, created_at, published_at)
            select v.community_id, v.rule_id, 1, 1, v.name, v.definition::jsonb, v.created_at, v.created_at
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                       v(community_id, rule_id, name, definition, created_at)
            on conflict do nothing
            """;

    private final DefinitionJson definitions;

    RuleRepository(DefinitionJson definitions) {
        this.definitions = definitions;
    }

    /** Which rule of which community. */
    record RuleId(UUID communityId, UUID id) {}

    /** A published version as it is stored, with what belongs to its rule. */
    record PublishedVersion(
            RuleId ruleId,
            String key,
            @Nullable Instant retiredAt,
            int number,
            String name,
            String definition,
            @Nullable Instant activeFrom) {}

    /** A rule that a community begins with: its first version acts on all events. */
    record FirstRule(
            UUID communityId, UUID id, String key, String name, RuleDefinition definition, Instant createdAt) {}

    void add(Connection connection, List<FirstRule> rules) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_RULE)) {
            new Columns<>(insert, rules)
                    .add("uuid", FirstRule::communityId)
                    .add("uuid", FirstRule::id)
                    .add("text", FirstRule::key)
                    .add("timestamptz", FirstRule::createdAt);
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(ADD_VERSION)) {
            new Columns<>(insert, rules)
                    .add("uuid", FirstRule::communityId)
                    .add("uuid", FirstRule::id)
                    .add("text", FirstRule::name)
                    .add("text", rule -> definitions.write(rule.definition()))
                    .add("timestamptz", FirstRule::createdAt);
            insert.executeUpdate();
        }
    }

    /** All published versions, by rule and number. */
    List<PublishedVersion> published(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(PUBLISHED)) {
            bind(query, communities);
            var versions = new ArrayList<PublishedVersion>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    versions.add(new PublishedVersion(
                            ruleId(row),
                            row.getString("key"),
                            instant(row, "retired_at"),
                            row.getInt("version"),
                            row.getString("name"),
                            row.getString("definition"),
                            instant(row, "active_from")));
                }
            }
            return versions;
        }
    }

    Map<RuleId, List<Pause>> pauses(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(PAUSES)) {
            bind(query, communities);
            var pauses = new HashMap<RuleId, List<Pause>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var from = row.getObject("paused_at", OffsetDateTime.class).toInstant();
                    pauses.computeIfAbsent(ruleId(row), r -> new ArrayList<>())
                            .add(new Pause(from, instant(row, "resumed_at")));
                }
            }
            return pauses;
        }
    }

    private static void bind(PreparedStatement query, Collection<UUID> communities) throws SQLException {
        query.setArray(1, query.getConnection().createArrayOf("uuid", communities.toArray()));
    }

    private static RuleId ruleId(ResultSet row) throws SQLException {
        return new RuleId(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
