package org.communityops.incentive.planaward;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.communityops.incentive.planaward.Award.Revocation;
import org.communityops.incentive.sql.Columns;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Awards of plans in the database. */
@ApplicationScoped
class AwardRepository {
    private static final String ADD = """
            insert into plan_award (
                community_id, id, plan_id, member_id, amount, reason, day, transaction_id, awarded_by, awarded_at, request_key,
                line)
            select ?, a.id, a.plan, a.member, a.amount, a.reason, a.day, a.transaction, a.actor, a.at, ?, a.line
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::date[], ?::uuid[], ?::text[],
                          ?::timestamptz[], ?::int[])
                       a(id, plan, member, amount, reason, day, transaction, actor, at, line)
            """;
    private static final String NEWCOMERS = """
            select count(*) from unnest(?::uuid[]) m(id)
             where not exists (
                       select from plan_award a
                        where a.community_id = ? and a.plan_id = ? and a.member_id = m.id and a.revoked_at is null)
            """;
    private static final String SELECT = "select * from plan_award where community_id = ?";
    private static final String REVOKE = """
            update plan_award set revoked_at = ?, revocation_id = ?, revoked_by = ?, revoke_reason = ?
             where community_id = ? and id = ? and revoked_at is null
            """;

    void add(Connection connection, UUID communityId, List<Award> awards, String requestKey) throws SQLException {
        var line = new AtomicInteger();
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setString(2, requestKey);
            new Columns<>(insert, awards, 3)
                    .add("uuid", Award::id)
                    .add("uuid", Award::planId)
                    .add("uuid", Award::memberId)
                    .add("bigint", Award::amount)
                    .add("text", Award::reason)
                    .add("date", Award::day)
                    .add("uuid", Award::transactionId)
                    .add("text", Award::awardedBy)
                    .add("timestamptz", Award::awardedAt)
                    .add("int", award -> line.incrementAndGet());
            insert.executeUpdate();
        }
    }

    /** How many of these members have no award of the plan that stands. */
    int newcomers(Connection connection, UUID communityId, UUID planId, Collection<UUID> members) throws SQLException {
        try (var query = connection.prepareStatement(NEWCOMERS)) {
            query.setArray(1, connection.createArrayOf("uuid", members.toArray()));
            query.setObject(2, communityId);
            query.setObject(3, planId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /** Those that an earlier request made, in its order. */
    List<Award> ofRequest(Connection connection, UUID communityId, String requestKey) throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("request_key = ?", requestKey)
                .then(" order by line");
        try (var query = search.on(connection)) {
            return awards(query);
        }
    }

    Optional<Award> find(Connection connection, UUID communityId, UUID planId, UUID id) throws SQLException {
        var search = new Search(SELECT, communityId).and("plan_id = ?", planId).and("id = ?", id);
        try (var query = search.on(connection)) {
            return awards(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Award> page(
            Connection connection, UUID communityId, UUID planId, @Nullable UUID memberId, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("plan_id = ?", planId)
                .and("member_id = ?", memberId)
                .and("id < ?", before)
                .then(" order by id desc limit ?", limit);
        try (var query = search.on(connection)) {
            return awards(query);
        }
    }

    /** Writes how an award that stands was taken back; its plan was locked before. */
    void revoke(Connection connection, UUID communityId, UUID id, Revocation revocation) throws SQLException {
        try (var update = connection.prepareStatement(REVOKE)) {
            update.setObject(1, revocation.revokedAt().atOffset(ZoneOffset.UTC));
            update.setObject(2, revocation.transactionId());
            update.setString(3, revocation.revokedBy());
            update.setString(4, revocation.reason());
            update.setObject(5, communityId);
            update.setObject(6, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("An award was revoked without its plan: " + id);
            }
        }
    }

    private static List<Award> awards(PreparedStatement query) throws SQLException {
        var awards = new ArrayList<Award>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                awards.add(new Award(
                        row.getObject("id", UUID.class),
                        row.getObject("plan_id", UUID.class),
                        row.getObject("member_id", UUID.class),
                        row.getLong("amount"),
                        row.getString("reason"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("transaction_id", UUID.class),
                        row.getString("awarded_by"),
                        row.getObject("awarded_at", OffsetDateTime.class).toInstant(),
                        revocation(row)));
            }
        }
        return awards;
    }

    private static @Nullable Revocation revocation(ResultSet row) throws SQLException {
        var at = row.getObject("revoked_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Revocation(
                        row.getObject("revocation_id", UUID.class),
                        row.getString("revoke_reason"),
                        row.getString("revoked_by"),
                        at.toInstant());
    }
}
