package org.communityops.incentive.hold;

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

/** Holds in the database. A hold ends by one conditional update, so it ends once. */
@ApplicationScoped
class HoldRepository {
    private static final String COLUMNS =
            "id, member_id, transaction_id, currency, amount, captured, reason, state, created_at, expires_at, ended_at";
    private static final String INSERT = """
            insert into hold (
                community_id, id, member_id, currency, amount, captured, reason, state, created_at, expires_at,
                idempotency_key, transaction_id)
            values (?, ?, ?, ?, ?, 0, ?, 'HELD', ?, ?, ?, ?) on conflict (community_id, idempotency_key) do nothing
            """;
    private static final String FIND = "select " + COLUMNS + " from hold where community_id = ? and id = ?";
    private static final String FIND_BY_KEY =
            "select " + COLUMNS + " from hold where community_id = ? and idempotency_key = ?";
    private static final String PAGE = "select " + COLUMNS + """
             from hold
            where community_id = ? and member_id = ? and id < ? and state = coalesce(?, state)
            order by id desc limit ?
            """;
    private static final String END = """
            update hold set state = ?, captured = ?, ended_at = ?
             where community_id = ? and id = ? and state = 'HELD' and amount >= ?
               and (expires_at is null or expires_at > ?)
            """;
    private static final String EXPIRE = """
            update hold h set state = 'EXPIRED', ended_at = ?
              from (select community_id, id from hold
                     where state = 'HELD' and expires_at <= ?
                     order by expires_at limit ? for update skip locked) due
             where h.community_id = due.community_id and h.id = due.id
            returning h.community_id, h.id, member_id, transaction_id, currency, amount, captured, reason, state, created_at, expires_at,
                      ended_at
            """;

    /** A hold that has just come to its end, with its community. */
    record Expired(UUID communityId, Hold hold) {}

    /** Whether no hold had the key before. */
    boolean insert(Connection connection, UUID communityId, Hold hold, String idempotencyKey) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, hold.id());
            insert.setObject(3, hold.memberId());
            insert.setString(4, hold.currency());
            insert.setLong(5, hold.amount());
            insert.setString(6, hold.reason());
            insert.setObject(7, utc(hold.createdAt()));
            insert.setObject(8, utc(hold.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.setString(9, idempotencyKey);
            insert.setObject(10, hold.transactionId());
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Hold> findByKey(Connection connection, UUID communityId, String idempotencyKey) throws SQLException {
        try (var query = connection.prepareStatement(FIND_BY_KEY)) {
            query.setObject(1, communityId);
            query.setString(2, idempotencyKey);
            return rows(query).stream().findFirst();
        }
    }

    Optional<Hold> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Hold> page(
            Connection connection, UUID communityId, UUID memberId, Hold.@Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, memberId);
            query.setObject(3, before);
            query.setString(4, state == null ? null : state.name());
            query.setInt(5, limit);
            return rows(query);
        }
    }

    /** Ends a hold that holds this much at least and is not over; false when it is not so. */
    boolean end(Connection connection, UUID communityId, UUID id, Hold.State state, long captured, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, state.name());
            update.setLong(2, captured);
            update.setObject(3, utc(now));
            update.setObject(4, communityId);
            update.setObject(5, id);
            update.setLong(6, captured);
            update.setObject(7, utc(now));
            return update.executeUpdate() == 1;
        }
    }

    /** Ends holds whose time is over, in whatever community, up to a number of them. */
    List<Expired> expire(Connection connection, Instant now, int limit) throws SQLException {
        try (var update = connection.prepareStatement(EXPIRE)) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(now));
            update.setInt(3, limit);
            var expired = new ArrayList<Expired>();
            try (var row = update.executeQuery()) {
                while (row.next()) {
                    expired.add(new Expired(row.getObject("community_id", UUID.class), hold(row)));
                }
            }
            return expired;
        }
    }

    private static List<Hold> rows(PreparedStatement query) throws SQLException {
        var holds = new ArrayList<Hold>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                holds.add(hold(row));
            }
        }
        return holds;
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("captured"),
                row.getString("reason"),
                Hold.State.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
