package org.communityops.incentive.rulebook;

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
import org.communityops.incentive.rule.DefinitionJson;
import org.jspecify.annotations.Nullable;

/** Rules and their drafts in the database. */
@ApplicationScoped
class RulebookRepository {
    private static final String RULES = """
            select * from (
                select r.id, r.key, v.name, v.version, v.definition, v.created_at, v.active_from, v.revision, d.version as draft,
                       case when r.retired_at <= n.now then 'RETIRED'
                            when v.published_at is null then 'DRAFT'
                            when exists (
                                select from rule_pause p
                                 where p.community_id = r.community_id and p.rule_id = r.id and p.resumed_at is null)
                                then 'PAUSED'
                            when v.acts then 'ACTIVE' else 'SCHEDULED' end as state
                  from (select ?::timestamptz as now) n
                 cross join rule r
                 cross join lateral (
                       select * from (
                           select x.*, x.published_at is not null and coalesce(x.active_from <= n.now, true) as acts
                             from rule_version x where x.community_id = r.community_id and x.rule_id = r.id
                       ) x
                        order by x.acts desc, (x.published_at is null), case when x.acts then -x.version else x.version end
                        limit 1) v
                  left join rule_version d
                    on d.community_id = r.community_id and d.rule_id = r.id and d.published_at is null
                 where r.community_id = ?
            ) rules
            """;
    private static final String VERSIONS = """
            select rule_id, version, name, definition, created_at, published_at, active_from, revision from rule_version
             where community_id = ? and rule_id = ?
            """;

    private final AgroalDataSource database;
    private final DefinitionJson definitions;

    RulebookRepository(AgroalDataSource database, DefinitionJson definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** Rules by key; those of one state, or all. */
    List<RuleView> page(UUID communityId, Instant now, @Nullable RuleState state, String afterKey, int limit)
            throws SQLException {
        var sql = RULES + " where key > ? and (?::text is null or state = ?) order by key limit ?";
        return run(sql, query -> {
            bindRules(query, now, communityId);
            query.setString(3, afterKey);
            query.setString(4, state == null ? null : state.name());
            query.setString(5, state == null ? null : state.name());
            query.setInt(6, limit);
            return rules(query);
        });
    }

    Optional<RuleView> find(UUID communityId, Instant now, UUID ruleId) throws SQLException {
        return run(RULES + " where id = ?", query -> {
            bindRules(query, now, communityId);
            query.setObject(3, ruleId);
            return rules(query).stream().findFirst();
        });
    }

    List<VersionView> versions(UUID communityId, UUID ruleId, int after, int limit) throws SQLException {
        return run(VERSIONS + " and version > ? order by version limit ?", query -> {
            bind(query, communityId, ruleId);
            query.setInt(3, after);
            query.setInt(4, limit);
            return versions(query);
        });
    }

    Optional<VersionView> version(UUID communityId, UUID ruleId, int version) throws SQLException {
        return one(VERSIONS + " and version = ?", communityId, ruleId, version);
    }

    /** Reads a version and keeps others from changing it until the transaction ends. */
    Optional<VersionView> lock(UUID communityId, UUID ruleId, int version) throws SQLException {
        return one(VERSIONS + " and version = ? for update", communityId, ruleId, version);
    }

    Optional<VersionView> latest(UUID communityId, UUID ruleId) throws SQLException {
        return run(VERSIONS + " order by version desc limit 1", query -> {
            bind(query, communityId, ruleId);
            return versions(query).stream().findFirst();
        });
    }

    /** How many rules there are that are not retired. */
    int count(UUID communityId) throws SQLException {
        return run("select count(*) from rule where community_id = ? and retired_at is null", query -> {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }

    /** False when another rule has the key. */
    boolean addRule(UUID communityId, UUID ruleId, String key, Instant now) throws SQLException {
        var sql = "insert into rule (community_id, id, key, created_at) values (?, ?, ?, ?) on conflict do nothing";
        return run(sql, insert -> {
            bind(insert, communityId, ruleId);
            insert.setString(3, key);
            insert.setObject(4, utc(now));
            return insert.executeUpdate() == 1;
        });
    }

    /** False when the rule has a draft, or another one added the version first. */
    boolean addDraft(UUID communityId, UUID ruleId, int version, RuleDraft draft, Instant now) throws SQLException {
        var sql = """
                insert into rule_version (community_id, rule_id, version, revision, name, definition, created_at)
                values (?, ?, ?, 1, ?, ?::jsonb, ?) on conflict do nothing
                """;
        return run(sql, insert -> {
            bind(insert, communityId, ruleId);
            insert.setInt(3, version);
            insert.setString(4, draft.name());
            insert.setString(5, definitions.write(draft.definition()));
            insert.setObject(6, utc(now));
            return insert.executeUpdate() == 1;
        });
    }

    void putDraft(UUID communityId, VersionView before, RuleDraft draft) throws SQLException {
        var sql = """
                update rule_version set name = ?, definition = ?::jsonb, revision = revision + 1
                 where community_id = ? and rule_id = ? and version = ? and published_at is null
                """;
        run(sql, update -> {
            update.setString(1, draft.name());
            update.setString(2, definitions.write(draft.definition()));
            update.setObject(3, communityId);
            update.setObject(4, before.ruleId());
            update.setInt(5, before.version());
            return update.executeUpdate();
        });
    }

    /** False when it was published before. */
    boolean publish(UUID communityId, UUID ruleId, int version, Instant now, Instant activeFrom) throws SQLException {
        var sql = """
                update rule_version set published_at = ?, active_from = ?
                 where community_id = ? and rule_id = ? and version = ? and published_at is null
                """;
        return run(sql, update -> {
            update.setObject(1, utc(now));
            update.setObject(2, utc(activeFrom));
            update.setObject(3, communityId);
            update.setObject(4, ruleId);
            update.setInt(5, version);
            return update.executeUpdate() == 1;
        });
    }

    /** Does nothing when it is paused. */
    void pause(UUID communityId, UUID ruleId, Instant now) throws SQLException {
        var sql = "insert into rule_pause (community_id, rule_id, paused_at) values (?, ?, ?) on conflict do nothing";
        run(sql, insert -> {
            bind(insert, communityId, ruleId);
            insert.setObject(3, utc(now));
            return insert.executeUpdate();
        });
    }

    /** Does nothing when it is not paused. */
    void resume(UUID communityId, UUID ruleId, Instant now) throws SQLException {
        var sql = """
                update rule_pause set resumed_at = greatest(paused_at, ?)
                 where community_id = ? and rule_id = ? and resumed_at is null
                """;
        atTime(sql, communityId, ruleId, now);
    }

    /** Does nothing when it is retired. */
    void retire(UUID communityId, UUID ruleId, Instant now) throws SQLException {
        atTime(
                "update rule set retired_at = ? where community_id = ? and id = ? and retired_at is null",
                communityId,
                ruleId,
                now);
    }

    private void atTime(String sql, UUID communityId, UUID ruleId, Instant now) throws SQLException {
        run(sql, update -> {
            update.setObject(1, utc(now));
            update.setObject(2, communityId);
            update.setObject(3, ruleId);
            return update.executeUpdate();
        });
    }

    private Optional<VersionView> one(String sql, UUID communityId, UUID ruleId, int version) throws SQLException {
        return run(sql, query -> {
            bind(query, communityId, ruleId);
            query.setInt(3, version);
            return versions(query).stream().findFirst();
        });
    }

    private <T> T run(String sql, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        }
    }

    private static void bindRules(PreparedStatement query, Instant now, UUID communityId) throws SQLException {
        query.setObject(1, utc(now));
        query.setObject(2, communityId);
    }

    private static void bind(PreparedStatement statement, UUID communityId, UUID ruleId) throws SQLException {
        statement.setObject(1, communityId);
        statement.setObject(2, ruleId);
    }

    private List<RuleView> rules(PreparedStatement query) throws SQLException {
        var rules = new ArrayList<RuleView>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                rules.add(new RuleView(
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        row.getString("name"),
                        RuleState.valueOf(row.getString("state")),
                        row.getInt("version"),
                        definitions.read(row.getString("definition")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "active_from"),
                        row.getObject("draft", Integer.class),
                        null,
                        row.getInt("revision")));
            }
        }
        return rules;
    }

    private List<VersionView> versions(PreparedStatement query) throws SQLException {
        var versions = new ArrayList<VersionView>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                versions.add(new VersionView(
                        row.getObject("rule_id", UUID.class),
                        row.getInt("version"),
                        row.getString("name"),
                        definitions.read(row.getString("definition")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "published_at"),
                        instant(row, "active_from"),
                        row.getInt("revision")));
            }
        }
        return versions;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
