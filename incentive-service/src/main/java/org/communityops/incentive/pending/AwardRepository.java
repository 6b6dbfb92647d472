package org.communityops.incentive.pending;

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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Awards in the database. Whoever is to move one locks it first, before any wallet. */
@ApplicationScoped
class AwardRepository {
    private static final String SELECT = """
            select a.community_id, a.transaction_id, a.member_id, a.rule_id, a.rule_version, a.name, a.occasion, a.event_id,
                   a.currency, a.day, a.time, a.amount, a.state, a.moves, a.due_at, a.action, a.last_day, a.expires_at
              from pending_award a
            """;
    private static final String FIND = SELECT + " where a.community_id = ? and a.transaction_id = ?";
    private static final String LOCK = SELECT + """
              join unnest(?::uuid[], ?::uuid[]) k(community_id, transaction_id)
                on a.community_id = k.community_id and a.transaction_id = k.transaction_id
             order by a.community_id, a.transaction_id for update of a
            """;
    private static final String LOCK_FOLLOWED = SELECT + """
              join (select distinct * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[]) t(community_id, member_id, action, day)) t
                on a.community_id = t.community_id and a.member_id = t.member_id and a.action = t.action
               and t.day between a.day and a.last_day
             where a.amount > 0 and a.state <> 'REVERSED'
             order by a.community_id, a.transaction_id for update of a
            """;
    private static final String LOCK_DUE = SELECT + """
             where a.state = 'PENDING' and a.amount > 0 and a.due_at <= ?
             order by a.due_at limit ? for update skip locked
            """;
    private static final String LOCK_DUE_OF_MEMBER = SELECT + """
             where a.community_id = ? and a.member_id = ? and a.state = 'PENDING' and a.amount > 0 and a.due_at <= ?
             order by a.transaction_id for update
            """;
    private static final String IS_DUE = """
            select exists (
                select from pending_award a
                 where a.community_id = ? and a.member_id = ? and a.state = 'PENDING' and a.amount > 0 and a.due_at <= ?)
            """;
    private static final String FOLLOWED = """
            select distinct k.transaction_id
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::date[], ?::date[])
                       k(community_id, transaction_id, member_id, action, time, day, last_day)
              join fact f
                on f.community_id = k.community_id and f.member_id = k.member_id and f.day between k.day and k.last_day
               and f.type = k.action and f.time > k.time and not f.retracted
            """;
    private static final String PUT = """
            insert into pending_award (
                community_id, transaction_id, member_id, rule_id, rule_version, name, occasion, event_id, currency, day, time,
                amount, state, moves, due_at, action, last_day, expires_at)
            select * from unnest(
                ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::date[],
                ?::timestamptz[], ?::bigint[], ?::text[], ?::int[], ?::timestamptz[], ?::text[], ?::date[], ?::timestamptz[])
            on conflict (community_id, transaction_id) do update
               set rule_version = excluded.rule_version, name = excluded.name, amount = excluded.amount,
                   state = excluded.state, moves = excluded.moves, due_at = excluded.due_at, action = excluded.action,
                   last_day = excluded.last_day, expires_at = excluded.expires_at
            """;
    private static final String MOVE = """
            update pending_award a set state = m.state, moves = m.moves, amount = m.amount
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::bigint[])
                       m(community_id, transaction_id, state, moves, amount)
             where a.community_id = m.community_id and a.transaction_id = m.transaction_id
            """;

    /** Names an award. */
    record Key(UUID communityId, UUID transactionId) {}

    List<Award> find(Connection connection, UUID communityId, UUID transactionId) throws SQLException {
        return ofTransaction(connection, FIND, communityId, transactionId);
    }

    /** Keeps it from moving until the transaction ends. */
    List<Award> lock(Connection connection, UUID communityId, UUID transactionId) throws SQLException {
        return ofTransaction(connection, FIND + " for update of a", communityId, transactionId);
    }

    private static List<Award> ofTransaction(Connection connection, String sql, UUID communityId, UUID transactionId)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, communityId);
            query.setObject(2, transactionId);
            return awards(query);
        }
    }

    List<Award> lock(Connection connection, Collection<Key> keys) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            new Columns<>(query, keys).add("uuid", Key::communityId).add("uuid", Key::transactionId);
            return awards(query);
        }
    }

    /** Those whose action may have come or gone. */
    List<Award> lockFollowed(Connection connection, Collection<Touched> touched) throws SQLException {
        try (var query = connection.prepareStatement(LOCK_FOLLOWED)) {
            new Columns<>(query, touched)
                    .add("uuid", one -> one.memberDay().communityId())
                    .add("uuid", one -> one.memberDay().memberId())
                    .add("text", Touched::type)
                    .add("date", one -> one.memberDay().day());
            return awards(query);
        }
    }

    /** Some of those whose time has come; what another replica works on is left to it. */
    List<Award> lockDue(Connection connection, Instant now, int atMost) throws SQLException {
        try (var query = connection.prepareStatement(LOCK_DUE)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setInt(2, atMost);
            return awards(query);
        }
    }

    List<Award> lockDue(Connection connection, UUID communityId, UUID memberId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(LOCK_DUE_OF_MEMBER)) {
            bind(query, communityId, memberId, now);
            return awards(query);
        }
    }

    boolean isDue(Connection connection, UUID communityId, UUID memberId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(IS_DUE)) {
            bind(query, communityId, memberId, now);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void bind(PreparedStatement query, UUID communityId, UUID memberId, Instant now)
            throws SQLException {
        query.setObject(1, communityId);
        query.setObject(2, memberId);
        query.setObject(3, now.atOffset(ZoneOffset.UTC));
    }

    /** Those of which the action followed in time. */
    Set<UUID> followed(Connection connection, Collection<Award> awards) throws SQLException {
        var waiting = awards.stream().filter(award -> award.action() != null).toList();
        if (waiting.isEmpty()) {
            return Set.of();
        }
        try (var query = connection.prepareStatement(FOLLOWED)) {
            new Columns<>(query, waiting)
                    .add("uuid", Award::communityId)
                    .add("uuid", Award::transactionId)
                    .add("uuid", Award::memberId)
                    .add("text", Award::action)
                    .add("timestamptz", Award::time)
                    .add("date", Award::day)
                    .add("date", Award::lastDay);
            var followed = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    followed.add(row.getObject(1, UUID.class));
                }
            }
            return followed;
        }
    }

    void put(Connection connection, Collection<Award> awards) throws SQLException {
        try (var upsert = connection.prepareStatement(PUT)) {
            new Columns<>(upsert, awards)
                    .add("uuid", Award::communityId)
                    .add("uuid", Award::transactionId)
                    .add("uuid", Award::memberId)
                    .add("uuid", Award::ruleId)
                    .add("int", Award::ruleVersion)
                    .add("text", Award::name)
                    .add("text", Award::occasion)
                    .add("uuid", Award::eventId)
                    .add("text", Award::currency)
                    .add("date", Award::day)
                    .add("timestamptz", Award::time)
                    .add("bigint", Award::amount)
                    .add("text", award -> award.state().name())
                    .add("int", Award::moves)
                    .add("timestamptz", Award::dueAt)
                    .add("text", Award::action)
                    .add("date", Award::lastDay)
                    .add("timestamptz", Award::expiresAt);
            upsert.executeUpdate();
        }
    }

    /** Keeps where awards are now, and how many points each has. */
    void move(Connection connection, Collection<Award> awards) throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            new Columns<>(update, awards)
                    .add("uuid", Award::communityId)
                    .add("uuid", Award::transactionId)
                    .add("text", award -> award.state().name())
                    .add("int", Award::moves)
                    .add("bigint", Award::amount);
            update.executeUpdate();
        }
    }

    private static List<Award> awards(PreparedStatement query) throws SQLException {
        var awards = new ArrayList<Award>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                awards.add(new Award(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, UUID.class),
                        row.getString(9),
                        row.getObject(10, LocalDate.class),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        row.getLong(12),
                        AwardState.valueOf(row.getString(13)),
                        row.getInt(14),
                        row.getObject(15, OffsetDateTime.class).toInstant(),
                        row.getString(16),
                        row.getObject(17, LocalDate.class),
                        instant(row, 18)));
            }
        }
        return awards;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
