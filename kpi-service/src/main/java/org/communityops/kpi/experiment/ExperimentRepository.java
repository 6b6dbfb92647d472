package org.communityops.kpi.experiment;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.kpi.experiment.Experiment.Variant;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.jspecify.annotations.Nullable;

/** Experiments and exposures in the database. */
@ApplicationScoped
class ExperimentRepository {
    /** News of an end that arrive before those of the beginning are not taken back by them. */
    private static final String PUT = """
            insert into experiment as e (community_id, id, key, metric, variants, weights, started_at, stopped_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (community_id, id) do update
               set stopped_at = coalesce(e.stopped_at, excluded.stopped_at)""";

    private static final String EXPOSE = """
            insert into exposure as e (community_id, experiment_id, member_id, variant, exposed_at)
            select distinct on (1, 2, 3) *
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                   n (community_id, experiment_id, member_id, variant, exposed_at)
             order by 1, 2, 3, exposed_at
            on conflict (community_id, experiment_id, member_id) do update
               set variant = excluded.variant, exposed_at = excluded.exposed_at
             where excluded.exposed_at < e.exposed_at""";
    private static final String FIND = """
            select id, key, metric, variants, weights, started_at, stopped_at
              from experiment
             where community_id = ? and key = ?""";
    private static final String ENCOUNTERS = """
            select m.number, e.variant, e.exposed_at
              from exposure e
              join member_number m on m.community_id = e.community_id and m.member_id = e.member_id
             where e.community_id = ? and e.experiment_id = ?""";

    private final AgroalDataSource requests;

    ExperimentRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    void put(Connection feed, Experiment experiment) throws SQLException {
        try (var statement = feed.prepareStatement(PUT)) {
            statement.setObject(1, experiment.communityId());
            statement.setObject(2, experiment.id());
            statement.setString(3, experiment.key());
            statement.setString(4, experiment.metric());
            statement.setArray(
                    5, array(feed, "text", experiment.variants().stream().map(Variant::key)));
            statement.setArray(
                    6, array(feed, "int4", experiment.variants().stream().map(Variant::weight)));
            statement.setObject(7, utc(experiment.startedAt()));
            statement.setObject(8, utc(experiment.stoppedAt()));
            statement.executeUpdate();
        }
    }

    /** Adds exposures; the first of a member stays. */
    void expose(Connection feed, Collection<Exposure> exposures) throws SQLException {
        if (exposures.isEmpty()) {
            return;
        }
        try (var statement = feed.prepareStatement(EXPOSE)) {
            ColumnArrays.bind(statement, exposures)
                    .column("uuid", Exposure::communityId)
                    .column("uuid", Exposure::experimentId)
                    .column("uuid", Exposure::memberId)
                    .column("text", Exposure::variant)
                    .column("timestamptz", Exposure::exposedAt);
            statement.executeUpdate();
        }
    }

    Optional<Experiment> find(UUID community, String key) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, community);
            statement.setString(2, key);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(experiment(community, rows)) : Optional.empty();
            }
        }
    }

    List<Encounter> encounters(Experiment experiment) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(ENCOUNTERS)) {
            statement.setObject(1, experiment.communityId());
            statement.setObject(2, experiment.id());
            try (var rows = statement.executeQuery()) {
                var encounters = new ArrayList<Encounter>();
                while (rows.next()) {
                    encounters.add(new Encounter(
                            rows.getInt("number"),
                            rows.getString("variant"),
                            rows.getObject("exposed_at", OffsetDateTime.class).toInstant()));
                }
                return encounters;
            }
        }
    }

    private static Experiment experiment(UUID community, ResultSet row) throws SQLException {
        var keys = (String[]) row.getArray("variants").getArray();
        var weights = (Integer[]) row.getArray("weights").getArray();
        var variants = new ArrayList<Variant>();
        for (var i = 0; i < keys.length; i++) {
            variants.add(new Variant(keys[i], weights[i]));
        }
        var stopped = row.getObject("stopped_at", OffsetDateTime.class);
        return new Experiment(
                community,
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getString("metric"),
                variants,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                stopped == null ? null : stopped.toInstant());
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
