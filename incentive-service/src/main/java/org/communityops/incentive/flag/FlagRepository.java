package org.communityops.incentive.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.fairplay.Kind;
import org.communityops.incentive.flag.Flag.State;
import org.communityops.kit.ids.Ids;

/** Flags in the database. A flag is decided by one conditional update, so it is decided once. */
@ApplicationScoped
class FlagRepository {
    private static final String ADD = """
            insert into fair_play_flag (
                community_id, id, screening_id, kind, members, first_day, last_day, score, evidence, evidence_count, state,
                created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
            on conflict (community_id, kind, first_day, last_day, members) do nothing
            """;
    private static final String SELECT = """
            select id, kind, members, first_day, last_day, score, evidence, evidence_count, state, screening_id, created_at,
                   reason, decided_by, decided_at
              from fair_play_flag
            """;
    private static final String FIND = SELECT + " where community_id = ? and id = ?";
    private static final String PAGE = SELECT + """
             where community_id = ? and id < ? and state = coalesce(?, state) and kind = coalesce(?, kind)
               and (?::uuid is null or members @> array[?::uuid])
             order by id desc limit ?
            """;
    private static final String DECIDE = """
            update fair_play_flag set state = ?, reason = ?, decided_by = ?, decided_at = ?
             where community_id = ? and id = ? and state = 'OPEN'
            """;

    /** Adds those findings that were not flagged before; the findings by the flags that are new. */
    Map<UUID, Finding> add(
            Connection connection,
            UUID communityId,
            UUID screeningId,
            LocalDate from,
            LocalDate to,
            List<Finding> findings,
            Instant now)
            throws SQLException {
        var added = new LinkedHashMap<UUID, Finding>();
        try (var insert = connection.prepareStatement(ADD)) {
            for (var finding : findings) {
                var id = Ids.next();
                var kept = finding.evidence().stream().limit(Finding.KEPT).toArray();
                insert.setObject(1, communityId);
                insert.setObject(2, id);
                insert.setObject(3, screeningId);
                insert.setString(4, finding.kind().name());
                insert.setArray(
                        5, connection.createArrayOf("uuid", finding.members().toArray()));
                insert.setObject(6, from);
                insert.setObject(7, to);
                insert.setDouble(8, finding.score());
                insert.setArray(9, connection.createArrayOf("uuid", kept));
                insert.setLong(10, finding.evidenceCount());
                insert.setObject(11, now.atOffset(ZoneOffset.UTC));
                if (insert.executeUpdate() == 1) {
                    added.put(id, finding);
                }
            }
        }
        return added;
    }

    Optional<Flag> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Flag> page(Connection connection, UUID communityId, FlagFilter filter, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setString(3, filter.state() == null ? null : filter.state().name());
            query.setString(4, filter.kind() == null ? null : filter.kind().name());
            query.setObject(5, filter.memberId(), java.sql.Types.OTHER);
            query.setObject(6, filter.memberId(), java.sql.Types.OTHER);
            query.setInt(7, limit);
            return rows(query);
        }
    }

    /** Whether the flag was still open. */
    boolean decide(
            Connection connection, UUID communityId, UUID id, State state, String reason, String decidedBy, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(DECIDE)) {
            update.setString(1, state.name());
            update.setString(2, reason);
            update.setString(3, decidedBy);
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setObject(5, communityId);
            update.setObject(6, id);
            return update.executeUpdate() == 1;
        }
    }

    private static List<Flag> rows(PreparedStatement query) throws SQLException {
        var flags = new ArrayList<Flag>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                flags.add(flag(row));
            }
        }
        return flags;
    }

    private static Flag flag(ResultSet row) throws SQLException {
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Flag(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                List.of((UUID[]) row.getArray("members").getArray()),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getDouble("score"),
                List.of((UUID[]) row.getArray("evidence").getArray()),
                row.getLong("evidence_count"),
                State.valueOf(row.getString("state")),
                row.getObject("screening_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                List.of());
    }
}
