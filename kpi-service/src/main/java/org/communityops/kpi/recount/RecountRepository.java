package org.communityops.kpi.recount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.rollup.RollupDifference;
import org.jspecify.annotations.Nullable;

/** Recounts in the database. Requests see their community; followers and the worker see all. */
@ApplicationScoped
class RecountRepository {
    private static final String COLUMNS =
            "community_id, id, cause, zone, state, done, total, equal, differences, failure, created_at, finished_at, attempt";
    private static final String ADD = """
            insert into recount (community_id, id, cause, zone, state, created_at) values (?, ?, ?, ?, 'QUEUED', ?)
            on conflict (community_id) where state in ('QUEUED', 'RUNNING') do nothing""";
    private static final String ONE = "select " + COLUMNS + " from recount where community_id = ? and id = ?";
    private static final String PAGE =
            "select " + COLUMNS + " from recount where community_id = ? and id < ? order by id desc limit ?";
    // Half of the facts of a community that moves have the days of its new zone already: there is no way back.
    private static final String CANCEL = """
            update recount r set state = 'CANCELLED', finished_at = ?
             where r.community_id = ? and r.id = ? and r.state in ('QUEUED', 'RUNNING') and r.cause = 'REQUEST'
               and not exists (select 1 from community c
                                where c.community_id = r.community_id and c.recount_zone <> c.zone)""";
    private static final String SUPERSEDE = """
            update recount set state = 'CANCELLED', finished_at = ?
             where community_id = ? and state in ('QUEUED', 'RUNNING') and coalesce(zone, ?) <> ?""";
    private static final String TAKE_UP = """
            update recount r set state = 'RUNNING', attempt = r.attempt + 1, leased_until = ?
              from (
                  select community_id, id from recount
                   where state = 'QUEUED' or state = 'RUNNING' and leased_until < ?
                   order by created_at, id limit 1 for update skip locked
              ) next
             where r.community_id = next.community_id and r.id = next.id
            returning\s""" + COLUMNS.replaceAll("(\\w+)", "r.$1");
    private static final String MINE = " where community_id = ? and id = ? and state = 'RUNNING' and attempt = ?";
    private static final String HOLD = "update recount set leased_until = ?" + MINE;
    private static final String PROGRESS = "update recount set done = ?, total = ?" + MINE;
    private static final String FINISH = """
            update recount set state = 'DONE', done = ?, total = ?, equal = ?, differences = ?::jsonb, finished_at = ?""" + MINE;
    private static final String FAIL = "update recount set state = 'FAILED', failure = ?, finished_at = ?" + MINE;
    private static final String ABANDONED = """
            select c.community_id
              from community c
             where c.recount_id is not null and c.recount_zone = c.zone
               and not exists (select 1 from recount r
                                where r.community_id = c.community_id and r.state in ('QUEUED', 'RUNNING'))""";

    private final ObjectMapper json;

    RecountRepository(ObjectMapper json) {
        this.json = json;
    }

    /** False when one of the community waits or runs already. */
    boolean add(Connection connection, Recount recount) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, recount.communityId());
            insert.setObject(2, recount.id());
            insert.setString(3, recount.cause().name());
            insert.setString(4, recount.zone() == null ? null : recount.zone().getId());
            insert.setObject(5, utc(recount.createdAt()));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Recount> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(ONE)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return recounts(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Recount> page(Connection connection, UUID communityId, UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setInt(3, limit);
            return recounts(query);
        }
    }

    /** Does nothing when it has come to an end, or moves the community to another zone. */
    void cancel(Connection connection, UUID communityId, UUID id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(CANCEL)) {
            update.setObject(1, utc(now));
            update.setObject(2, communityId);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /**
     * Ends what would count in another zone than the one given.
     *
     * @param present the zone in which a recount that moves nothing counts
     */
    void supersede(Connection feed, UUID communityId, ZoneId present, ZoneId zone, Instant now) throws SQLException {
        try (var update = feed.prepareStatement(SUPERSEDE)) {
            update.setObject(1, utc(now));
            update.setObject(2, communityId);
            update.setString(3, present.getId());
            update.setString(4, zone.getId());
            update.executeUpdate();
        }
    }

    /** The oldest that waits, or that somebody began and left. */
    Optional<Recount> takeUp(Connection feed, Instant now, Instant leasedUntil) throws SQLException {
        try (var update = feed.prepareStatement(TAKE_UP)) {
            update.setObject(1, utc(leasedUntil));
            update.setObject(2, utc(now));
            return recounts(update).stream().findFirst();
        }
    }

    /** Keeps it; false when it is no longer the worker's: cancelled, or taken up by another one. */
    boolean hold(Connection feed, Recount mine, Instant leasedUntil) throws SQLException {
        try (var update = feed.prepareStatement(HOLD)) {
            update.setObject(1, utc(leasedUntil));
            return ofMine(update, 2, mine);
        }
    }

    void progress(Connection feed, Recount mine, long done, long total) throws SQLException {
        try (var update = feed.prepareStatement(PROGRESS)) {
            update.setLong(1, done);
            update.setLong(2, total);
            ofMine(update, 3, mine);
        }
    }

    void finish(Connection feed, Recount mine, long days, List<RollupDifference> differences, Instant now)
            throws SQLException {
        try (var update = feed.prepareStatement(FINISH)) {
            update.setLong(1, days);
            update.setLong(2, days);
            update.setBoolean(3, differences.isEmpty());
            update.setString(4, json.writeValueAsString(differences));
            update.setObject(5, utc(now));
            ofMine(update, 6, mine);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Differences are JSON", e);
        }
    }

    void fail(Connection feed, Recount mine, String why, Instant now) throws SQLException {
        try (var update = feed.prepareStatement(FAIL)) {
            update.setString(1, why);
            update.setObject(2, utc(now));
            ofMine(update, 3, mine);
        }
    }

    /** Communities in the middle of a recount that was cancelled or failed and moved nothing. */
    List<UUID> abandoned(Connection feed) throws SQLException {
        try (var query = feed.prepareStatement(ABANDONED);
                var rows = query.executeQuery()) {
            var found = new ArrayList<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private static boolean ofMine(PreparedStatement update, int first, Recount mine) throws SQLException {
        update.setObject(first, mine.communityId());
        update.setObject(first + 1, mine.id());
        update.setInt(first + 2, mine.attempt());
        return update.executeUpdate() == 1;
    }

    private List<Recount> recounts(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var recounts = new ArrayList<Recount>();
            while (rows.next()) {
                recounts.add(recount(rows));
            }
            return recounts;
        }
    }

    private Recount recount(ResultSet row) throws SQLException {
        var zone = row.getString("zone");
        var failure = row.getString("failure");
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Recount(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                RecountCause.valueOf(row.getString("cause")),
                zone == null ? null : ZoneId.of(zone),
                RecountState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getObject("total", Long.class),
                row.getObject("equal", Boolean.class),
                differences(row.getString("differences")),
                failure == null ? List.of() : List.of(failure),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("attempt"));
    }

    private @Nullable List<RollupDifference> differences(@Nullable String stored) {
        try {
            return stored == null ? null : List.of(json.readValue(stored, RollupDifference[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored differences cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
