package org.communityops.incentive.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appeals in the database. */
@ApplicationScoped
class AppealRepository {
    private static final String SELECT = """
            select id, reversal_id, member_id, currency, amount, reason, state, created_by, created_at, decision, decided_by,
                   decided_at, restoring_id
              from appeal
            """;
    private static final String INSERT = """
            insert into appeal (
                community_id, id, reversal_id, member_id, currency, amount, reason, state, created_by, created_at)
            values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
            on conflict (community_id, reversal_id, member_id) do nothing
            """;
    private static final String FIND = SELECT + " where community_id = ? and id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String PAGE = SELECT + """
             where community_id = ? and id < ? and state = coalesce(?, state) and member_id = coalesce(?, member_id)
             order by id desc limit ?
            """;
    private static final String DECIDE = """
            update appeal set state = ?, decision = ?, decided_by = ?, decided_at = ?, restoring_id = ?
             where community_id = ? and id = ? and state = 'OPEN'
            """;

    /** False when the member has appealed against the same reversal before. */
    boolean insert(Connection connection, UUID communityId, Appeal appeal) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, appeal.id());
            insert.setObject(3, appeal.transactionId());
            insert.setObject(4, appeal.memberId());
            insert.setString(5, appeal.currency());
            insert.setLong(6, appeal.amount());
            insert.setString(7, appeal.reason());
            insert.setString(8, appeal.createdBy());
            insert.setObject(9, appeal.createdAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Appeal> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, FIND, communityId, id);
    }

    /** Finds it and keeps others from deciding it until the transaction ends. */
    Optional<Appeal> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, LOCK, communityId, id);
    }

    private static Optional<Appeal> one(Connection connection, String sql, UUID communityId, UUID id)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Appeal> page(
            Connection connection,
            UUID communityId,
            Appeal.@Nullable State state,
            @Nullable UUID memberId,
            UUID before,
            int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setString(3, state == null ? null : state.name());
            query.setObject(4, memberId, Types.OTHER);
            query.setInt(5, limit);
            return rows(query);
        }
    }

    /**
     * Decides an open appeal.
     *
     * @param restoredBy the transaction that gave the points back; null when it is rejected
     */
    void decide(
            Connection connection,
            UUID communityId,
            UUID id,
            String reason,
            String decidedBy,
            Instant now,
            @Nullable UUID restoredBy)
            throws SQLException {
        var state = restoredBy == null ? Appeal.State.REJECTED : Appeal.State.GRANTED;
        try (var update = connection.prepareStatement(DECIDE)) {
            update.setString(1, state.name());
            update.setString(2, reason);
            update.setString(3, decidedBy);
            update.setObject(4, now.atOffset(ZoneOffset.UTC));
            update.setObject(5, restoredBy, Types.OTHER);
            update.setObject(6, communityId);
            update.setObject(7, id);
            update.executeUpdate();
        }
    }

    private static List<Appeal> rows(PreparedStatement query) throws SQLException {
        var appeals = new ArrayList<Appeal>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                appeals.add(appeal(row));
            }
        }
        return appeals;
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Appeal(
                row.getObject("id", UUID.class),
                row.getObject("reversal_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("currency"),
                row.getLong("amount"),
                row.getString("reason"),
                Appeal.State.valueOf(row.getString("state")),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getObject("restoring_id", UUID.class));
    }
}
