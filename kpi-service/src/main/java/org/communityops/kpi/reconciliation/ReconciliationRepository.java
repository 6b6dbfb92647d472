package org.communityops.kpi.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Comparisons in the database: requests make and read them, the worker takes them up and ends them. */
@ApplicationScoped
class ReconciliationRepository {
    private static final String COLUMNS =
            "community_id, id, from_day, to_day, state, equal, failure, created_at, finished_at";
    private static final String INSERT = """
            insert into reconciliation (community_id, id, from_day, to_day, state, created_at)
            values (?, ?, ?, ?, 'RUNNING', ?)""";
    private static final String FIND =
            "select " + COLUMNS + ", days from reconciliation where community_id = ? and id = ?";
    private static final String LIST = "select " + COLUMNS + ", null as days " + """
            from reconciliation
            where community_id = ? and (created_at, id) < (?, ?)
            order by created_at desc, id desc
            limit ?""";
    private static final String TAKE_UP = """
            update reconciliation r set leased_until = ?
              from (select community_id, id
                      from reconciliation
                     where state = 'RUNNING' and (leased_until is null or leased_until < ?)
                     order by created_at
                     limit 1
                       for update skip locked) next
             where r.community_id = next.community_id and r.id = next.id
            returning r.community_id, r.id, r.from_day, r.to_day, r.state, r.equal, r.failure, r.created_at,
                      r.finished_at, r.days""";
    private static final String FINISH = """
            update reconciliation set state = 'DONE', equal = ?, days = ?::jsonb, finished_at = ?, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'""";
    private static final String FAIL = """
            update reconciliation set state = 'FAILED', failure = ?, finished_at = ?, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'""";
    private static final String OWN_DIGESTS = """
            select day, type, events, checksum
              from digest
             where community_id = ? and day >= coalesce(?, '-infinity'::date) and day <= coalesce(?, 'infinity'::date)""";

    private final AgroalDataSource requests;
    private final AgroalDataSource feed;
    private final ObjectMapper json;

    ReconciliationRepository(AgroalDataSource requests, @DataSource("feed") AgroalDataSource feed, ObjectMapper json) {
        this.requests = requests;
        this.feed = feed;
        this.json = json;
    }

    void insert(Reconciliation reconciliation) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, reconciliation.communityId());
            statement.setObject(2, reconciliation.id());
            statement.setObject(3, reconciliation.from());
            statement.setObject(4, reconciliation.to());
            statement.setObject(5, utc(reconciliation.createdAt()));
            statement.executeUpdate();
        }
    }

    Optional<Reconciliation> find(UUID community, UUID id) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, community);
            statement.setObject(2, id);
            return rows(statement).stream().findFirst();
        }
    }

    /** Comparisons before a key, latest first, without their days. */
    List<Reconciliation> list(UUID community, Instant createdBefore, UUID idBefore, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, community);
            statement.setObject(2, utc(createdBefore));
            statement.setObject(3, idBefore);
            statement.setInt(4, limit);
            return rows(statement);
        }
    }

    /** Takes the oldest comparison that nobody works on, for a while. */
    Optional<Reconciliation> takeUp(Instant now, Instant until) throws SQLException {
        try (var connection = feed.getConnection();
                var statement = connection.prepareStatement(TAKE_UP)) {
            statement.setObject(1, utc(until));
            statement.setObject(2, utc(now));
            return rows(statement).stream().findFirst();
        }
    }

    void finish(Reconciliation reconciliation, List<DayComparison> days, Instant now) throws SQLException {
        try (var connection = feed.getConnection();
                var statement = connection.prepareStatement(FINISH)) {
            statement.setBoolean(1, days.stream().allMatch(DayComparison::equal));
            statement.setString(2, json.writeValueAsString(days));
            statement.setObject(3, utc(now));
            statement.setObject(4, reconciliation.communityId());
            statement.setObject(5, reconciliation.id());
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A comparison is not JSON", e);
        }
    }

    void fail(Reconciliation reconciliation, String failure, Instant now) throws SQLException {
        try (var connection = feed.getConnection();
                var statement = connection.prepareStatement(FAIL)) {
            statement.setString(1, failure);
            statement.setObject(2, utc(now));
            statement.setObject(3, reconciliation.communityId());
            statement.setObject(4, reconciliation.id());
            statement.executeUpdate();
        }
    }

    /** What this service has processed itself. */
    List<DigestRow> ownDigests(Reconciliation reconciliation) throws SQLException {
        try (var connection = feed.getConnection();
                var statement = connection.prepareStatement(OWN_DIGESTS)) {
            statement.setObject(1, reconciliation.communityId());
            statement.setObject(2, reconciliation.from(), Types.DATE);
            statement.setObject(3, reconciliation.to(), Types.DATE);
            try (var rows = statement.executeQuery()) {
                var digests = new ArrayList<DigestRow>();
                while (rows.next()) {
                    digests.add(new DigestRow(
                            rows.getObject("day", LocalDate.class),
                            rows.getString("type"),
                            rows.getLong("events"),
                            rows.getBigDecimal("checksum").toBigInteger().longValue()));
                }
                return digests;
            }
        }
    }

    private List<Reconciliation> rows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<Reconciliation>();
            while (rows.next()) {
                found.add(reconciliation(rows));
            }
            return found;
        }
    }

    private Reconciliation reconciliation(ResultSet row) throws SQLException {
        return new Reconciliation(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Reconciliation.State.valueOf(row.getString("state")),
                row.getObject("equal", Boolean.class),
                days(row.getString("days")),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("finished_at", OffsetDateTime.class)));
    }

    private @Nullable List<DayComparison> days(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return List.of(json.readValue(stored, DayComparison[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored comparison cannot be read", e);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
