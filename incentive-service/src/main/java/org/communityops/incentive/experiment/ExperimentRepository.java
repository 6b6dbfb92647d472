package org.communityops.incentive.experiment;

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
import java.util.stream.IntStream;
import org.communityops.incentive.experiment.Experiment.State;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Experiments in the database. Each step is one conditional update, so it is taken once. */
@ApplicationScoped
class ExperimentRepository {
    private static final String INSERT = """
            insert into experiment (
                community_id, id, key, hypothesis, metric, traffic_share, state, version, created_at)
            values (?, ?, ?, ?, ?, ?, 'DRAFT', 1, ?) on conflict (community_id, key) do nothing
            """;
    private static final String ADD_VARIANTS = """
            insert into experiment_variant (community_id, experiment_id, key, weight, position)
            select ?, ?, v.key, v.weight, v.position
              from unnest(?::text[], ?::int[]) with ordinality v(key, weight, position)
            """;
    private static final String REMOVE_VARIANTS =
            "delete from experiment_variant where community_id = ? and experiment_id = ?";
    private static final String SELECT = """
            select e.id, e.key, hypothesis, metric, traffic_share, state, version, created_at, started_at, stopped_at,
                   archived_at, v.keys, v.weights
              from experiment e
             cross join lateral (
                   select array_agg(v.key order by v.position) as keys, array_agg(v.weight order by v.position) as weights
                     from experiment_variant v where v.community_id = e.community_id and v.experiment_id = e.id) v
            """;
    private static final String FIND = SELECT + " where e.community_id = ? and e.key = ?";
    private static final String FIND_SHARED = FIND + " for share of e";
    private static final String PAGE = SELECT + """
             where e.community_id = ? and e.id < ? and state = coalesce(?, state)
             order by e.id desc limit ?
            """;
    private static final String CHANGE = """
            update experiment set hypothesis = ?, metric = ?, traffic_share = ?, version = version + 1
             where community_id = ? and id = ? and version = ? and state = 'DRAFT'
            """;
    private static final String STEP = """
            update experiment set state = ?, %s = ?, version = version + 1
             where community_id = ? and key = ? and state = ?
            """;

    /** Whether no experiment of the community had the key before. */
    boolean insert(Connection connection, UUID communityId, UUID id, CreateExperiment request, Instant now)
            throws SQLException {
        var design = request.design();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setString(3, request.key());
            insert.setString(4, design.hypothesis());
            insert.setString(5, design.metric());
            insert.setInt(6, design.share());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        addVariants(connection, communityId, id, design.variants());
        return true;
    }

    Optional<Experiment> find(Connection connection, UUID communityId, String key) throws SQLException {
        return find(connection, FIND, communityId, key);
    }

    /** As it is until the transaction ends: nobody starts or stops it meanwhile. */
    Optional<Experiment> findShared(Connection connection, UUID communityId, String key) throws SQLException {
        return find(connection, FIND_SHARED, communityId, key);
    }

    /** Latest first. */
    List<Experiment> page(Connection connection, UUID communityId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setString(3, state == null ? null : state.name());
            query.setInt(4, limit);
            return rows(query);
        }
    }

    /** Whether it was still the draft that the change was made for. */
    boolean change(Connection connection, UUID communityId, Experiment draft, ExperimentDesign design)
            throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, design.hypothesis());
            update.setString(2, design.metric());
            update.setInt(3, design.share());
            update.setObject(4, communityId);
            update.setObject(5, draft.id());
            update.setInt(6, draft.version());
            if (update.executeUpdate() == 0) {
                return false;
            }
        }
        try (var delete = connection.prepareStatement(REMOVE_VARIANTS)) {
            delete.setObject(1, communityId);
            delete.setObject(2, draft.id());
            delete.executeUpdate();
        }
        addVariants(connection, communityId, draft.id(), design.variants());
        return true;
    }

    /** Whether the experiment was in the state that comes before. */
    boolean step(Connection connection, UUID communityId, String key, State to, Instant now) throws SQLException {
        var column =
                switch (to) {
                    case RUNNING -> "started_at";
                    case STOPPED -> "stopped_at";
                    case ARCHIVED -> "archived_at";
                    case DRAFT -> throw new IllegalArgumentException("No step leads back to a draft");
                };
        try (var update = connection.prepareStatement(STEP.formatted(column))) {
            update.setString(1, to.name());
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, communityId);
            update.setString(4, key);
            update.setString(5, State.values()[to.ordinal() - 1].name());
            return update.executeUpdate() == 1;
        }
    }

    private static void addVariants(Connection connection, UUID communityId, UUID id, List<Variant> variants)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD_VARIANTS)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            new Columns<>(insert, variants, 3).add("text", Variant::key).add("int", Variant::weight);
            insert.executeUpdate();
        }
    }

    private static Optional<Experiment> find(Connection connection, String sql, UUID communityId, String key)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, communityId);
            query.setString(2, key);
            return rows(query).stream().findFirst();
        }
    }

    private static List<Experiment> rows(PreparedStatement query) throws SQLException {
        var experiments = new ArrayList<Experiment>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                experiments.add(experiment(row));
            }
        }
        return experiments;
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        var keys = (String[]) row.getArray("keys").getArray();
        var weights = (Integer[]) row.getArray("weights").getArray();
        return new Experiment(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("hypothesis"),
                row.getString("metric"),
                row.getInt("traffic_share"),
                IntStream.range(0, keys.length)
                        .mapToObj(i -> new Variant(keys[i], weights[i]))
                        .toList(),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instant(row.getObject("stopped_at", OffsetDateTime.class)),
                instant(row.getObject("archived_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
