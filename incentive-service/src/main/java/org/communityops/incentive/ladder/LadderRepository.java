package org.communityops.incentive.ladder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder.Perk;
import org.communityops.incentive.ladder.Ladder.Step;
import org.communityops.incentive.sql.Columns;

/** Ladders in the database. */
@ApplicationScoped
class LadderRepository {
    private static final String ADD = """
            insert into ladder (community_id, id, key, name, currency, window_days, grace_days, is_default, version)
            select ?, ?, ?, ?, ?, ?, ?, ? and not exists (
                       select from ladder where community_id = ? and is_default), ?
            on conflict (community_id, key) do nothing
            """;
    private static final String ADD_LEVELS = """
            insert into ladder_level (community_id, ladder_id, level, title, title_zh, min_points)
            select ?, ?, l.level, l.title, l.title_zh, l.min_points
              from unnest(?::int[], ?::text[], ?::text[], ?::bigint[]) l(level, title, title_zh, min_points)
            on conflict do nothing
            """;
    private static final String ADD_PERKS = """
            insert into level_perk (community_id, ladder_id, level, key, text, text_zh)
            select ?, ?, p.level, p.key, p.text, p.text_zh
              from unnest(?::int[], ?::text[], ?::text[], ?::text[]) p(level, key, text, text_zh)
            on conflict do nothing
            """;
    private static final String LOCK = "select from ladder where community_id = ? order by id for update";
    private static final String COUNT = "select count(*) from ladder where community_id = ?";
    private static final String DROP_LEVELS = "delete from ladder_level where community_id = ? and ladder_id = ?";
    private static final String DROP_DEFAULT =
            "update ladder set is_default = false, version = version + 1 where community_id = ? and is_default and id <> ?";
    private static final String CHANGE = """
            update ladder set name = ?, window_days = ?, grace_days = ?, is_default = ?, version = ?
             where community_id = ? and id = ?
            """;
    private static final String LADDERS = """
            select d.community_id, d.id, d.key, d.name, d.currency, d.window_days, d.grace_days, d.is_default, d.version,
                   l.level, l.title, l.title_zh, l.min_points, p.key as perk, p.text, p.text_zh
              from ladder d
              join ladder_level l on l.community_id = d.community_id and l.ladder_id = d.id
              left join level_perk p
                on p.community_id = l.community_id and p.ladder_id = l.ladder_id and p.level = l.level
             where d.community_id = any (?)
             order by d.community_id, d.key, l.level, p.key
            """;
    private static final String PLACE = """
            insert into ladder_placing (community_id, ladder_id, after, announce)
            values (?, ?, '00000000-0000-0000-0000-000000000000', ?)
            on conflict (community_id, ladder_id) do update
               set after = excluded.after, announce = ladder_placing.announce or excluded.announce
            """;

    /** Adds a ladder, as the default only where there is none; false when the key is taken. */
    boolean add(Connection connection, Ladder ladder) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, ladder.communityId());
            insert.setObject(2, ladder.id());
            insert.setString(3, ladder.key());
            insert.setString(4, ladder.name());
            insert.setString(5, ladder.currency());
            insert.setObject(6, ladder.windowDays(), Types.INTEGER);
            insert.setInt(7, ladder.graceDays());
            insert.setBoolean(8, ladder.isDefault());
            insert.setObject(9, ladder.communityId());
            insert.setLong(10, ladder.version());
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        addLevels(connection, ladder);
        return true;
    }

    /** Keeps others from changing ladders of the community until the transaction ends. */
    void lock(Connection connection, UUID communityId) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, communityId);
            lock.execute();
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

    /** Writes what can be changed of a ladder; the caller has locked it. */
    void change(Connection connection, Ladder ladder) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, ladder.name());
            update.setObject(2, ladder.windowDays(), Types.INTEGER);
            update.setInt(3, ladder.graceDays());
            update.setBoolean(4, ladder.isDefault());
            update.setLong(5, ladder.version());
            update.setObject(6, ladder.communityId());
            update.setObject(7, ladder.id());
            update.executeUpdate();
        }
        execute(connection, DROP_LEVELS, ladder);
        addLevels(connection, ladder);
    }

    /** Takes it from the ladder that is the default, unless it is this one. */
    void dropDefault(Connection connection, Ladder except) throws SQLException {
        execute(connection, DROP_DEFAULT, except);
    }

    /** Has everybody placed on the ladder anew. */
    void place(Connection connection, Ladder ladder, boolean announce) throws SQLException {
        try (var upsert = connection.prepareStatement(PLACE)) {
            upsert.setObject(1, ladder.communityId());
            upsert.setObject(2, ladder.id());
            upsert.setBoolean(3, announce);
            upsert.executeUpdate();
        }
    }

    /** By community and key. */
    List<Ladder> ladders(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(LADDERS)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            var bare = new LinkedHashMap<UUID, Ladder>();
            var steps = new LinkedHashMap<UUID, Map<Integer, Step>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject("id", UUID.class);
                    if (!bare.containsKey(id)) {
                        bare.put(id, bare(row));
                    }
                    var step = step(row);
                    steps.computeIfAbsent(id, ladder -> new LinkedHashMap<>())
                            .merge(step.level(), step, LadderRepository::withPerks);
                }
            }
            return bare.values().stream()
                    .map(ladder -> withLevels(
                            ladder, Optional.ofNullable(steps.get(ladder.id())).orElse(Map.of())))
                    .toList();
        }
    }

    private static void addLevels(Connection connection, Ladder ladder) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_LEVELS)) {
            insert.setObject(1, ladder.communityId());
            insert.setObject(2, ladder.id());
            new Columns<>(insert, ladder.levels(), 3)
                    .add("int", Step::level)
                    .add("text", Step::title)
                    .add("text", Step::titleZh)
                    .add("bigint", Step::minPoints);
            insert.executeUpdate();
        }
        record Allowed(int level, Perk perk) {}
        var allowed = ladder.levels().stream()
                .flatMap(step -> step.perks().stream().map(perk -> new Allowed(step.level(), perk)))
                .toList();
        try (var insert = connection.prepareStatement(ADD_PERKS)) {
            insert.setObject(1, ladder.communityId());
            insert.setObject(2, ladder.id());
            new Columns<>(insert, allowed, 3)
                    .add("int", Allowed::level)
                    .add("text", a -> a.perk().key())
                    .add("text", a -> a.perk().text())
                    .add("text", a -> a.perk().textZh());
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql, Ladder ladder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, ladder.communityId());
            statement.setObject(2, ladder.id());
            statement.executeUpdate();
        }
    }

    private static Ladder bare(ResultSet row) throws SQLException {
        return new Ladder(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("name"),
                row.getString("currency"),
                row.getObject("window_days", Integer.class),
                row.getInt("grace_days"),
                row.getBoolean("is_default"),
                row.getLong("version"),
                List.of());
    }

    private static Step step(ResultSet row) throws SQLException {
        var perk = row.getString("perk");
        var perks = perk == null
                ? List.<Perk>of()
                : List.of(new Perk(perk, row.getString("text"), row.getString("text_zh")));
        return new Step(
                row.getInt("level"),
                row.getString("title"),
                row.getString("title_zh"),
                row.getLong("min_points"),
                perks);
    }

    private static Step withPerks(Step step, Step more) {
        var perks = new ArrayList<>(step.perks());
        perks.addAll(more.perks());
        return new Step(step.level(), step.title(), step.titleZh(), step.minPoints(), perks);
    }

    private static Ladder withLevels(Ladder ladder, Map<Integer, Step> levels) {
        return new Ladder(
                ladder.communityId(),
                ladder.id(),
                ladder.key(),
                ladder.name(),
                ladder.currency(),
                ladder.windowDays(),
                ladder.graceDays(),
                ladder.isDefault(),
                ladder.version(),
                List.copyOf(levels.values()));
    }
}
