package org.communityops.incentive.referral;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.referral.Referral.Refusal;
import org.communityops.incentive.referral.Referral.State;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Referrals in the database. */
@ApplicationScoped
class ReferralRepository {
    private static final String ADD = """
            insert into referral (
                community_id, id, inviter_id, invitee_id, state, refusal, event_id, request_key, accepted_at, starts_at, deadline,
                event_type, event_count, currency, inviter_points, invitee_points, revision, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (community_id, event_id) do nothing
            """;
    private static final String SELECT = "select * from referral where community_id = ?";
    private static final String PUT = """
            update referral set state = ?, refusal = ?, qualified_at = ?, earned_on = ?, transaction_id = ?, revision = ?
             where community_id = ? and id = ? and revision = ?
            """;
    private static final String EXPIRE = """
            update referral set state = 'EXPIRED', revision = revision + 1
             where (community_id, id) in (
                       select community_id, id from referral where state = 'PENDING' and deadline <= ?
                        order by deadline limit ? for update skip locked)
               and state = 'PENDING'
            """;

    /** False when the event was recorded before. */
    boolean add(Connection connection, UUID communityId, Referral referral, @Nullable String requestKey)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, referral.id());
            insert.setObject(3, referral.inviterId());
            insert.setObject(4, referral.inviteeId());
            insert.setString(5, referral.state().name());
            var refusal = referral.refusal();
            insert.setString(6, refusal == null ? null : refusal.name());
            insert.setObject(7, referral.eventId());
            insert.setString(8, requestKey);
            insert.setObject(9, utc(referral.acceptedAt()));
            insert.setObject(10, utc(referral.startsAt()));
            insert.setObject(11, utc(referral.deadline()));
            insert.setString(12, referral.eventType());
            insert.setInt(13, referral.eventCount());
            insert.setString(14, referral.currency());
            insert.setLong(15, referral.inviterPoints());
            insert.setLong(16, referral.inviteePoints());
            insert.setInt(17, referral.revision());
            insert.setObject(18, utc(referral.recordedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Writes what became of a referral that was locked before. */
    void put(Connection connection, UUID communityId, Referral after) throws SQLException {
        try (var update = connection.prepareStatement(PUT)) {
            var refusal = after.refusal();
            var qualifiedAt = after.qualifiedAt();
            update.setString(1, after.state().name());
            update.setString(2, refusal == null ? null : refusal.name());
            update.setObject(3, qualifiedAt == null ? null : utc(qualifiedAt));
            update.setObject(4, after.earnedOn());
            update.setObject(5, after.transactionId());
            update.setInt(6, after.revision());
            update.setObject(7, communityId);
            update.setObject(8, after.id());
            update.setInt(9, after.revision() - 1);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("A referral that was locked is not what it was: " + after.id());
            }
        }
    }

    Optional<Referral> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("id = ?", id));
    }

    /** As it is until the transaction ends. */
    Optional<Referral> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("id = ?", id).then(" for update"));
    }

    Optional<Referral> ofRequest(Connection connection, UUID communityId, String requestKey) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("request_key = ?", requestKey));
    }

    /** Latest first. */
    List<Referral> page(
            Connection connection,
            UUID communityId,
            @Nullable UUID inviterId,
            @Nullable State state,
            UUID before,
            int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("inviter_id = ?", inviterId)
                .and("state = ?", state)
                .and("id < ?", before)
                .then(" order by id desc limit ?", limit);
        try (var query = search.on(connection)) {
            return referrals(query);
        }
    }

    /** Ends some of those whose time is over, in whatever community; how many. */
    int expire(Connection connection, Instant now, int atMost) throws SQLException {
        try (var update = connection.prepareStatement(EXPIRE)) {
            update.setObject(1, utc(now));
            update.setInt(2, atMost);
            return update.executeUpdate();
        }
    }

    private static Optional<Referral> one(Connection connection, Search search) throws SQLException {
        try (var query = search.on(connection)) {
            return referrals(query).stream().findFirst();
        }
    }

    private static List<Referral> referrals(PreparedStatement query) throws SQLException {
        var referrals = new ArrayList<Referral>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                referrals.add(referral(row));
            }
        }
        return referrals;
    }

    private static Referral referral(ResultSet row) throws SQLException {
        var refusal = row.getString("refusal");
        var qualifiedAt = row.getObject("qualified_at", OffsetDateTime.class);
        return new Referral(
                row.getObject("id", UUID.class),
                row.getObject("inviter_id", UUID.class),
                row.getObject("invitee_id", UUID.class),
                State.valueOf(row.getString("state")),
                refusal == null ? null : Refusal.valueOf(refusal),
                row.getObject("event_id", UUID.class),
                instant(row, "accepted_at"),
                instant(row, "starts_at"),
                instant(row, "deadline"),
                row.getString("event_type"),
                row.getInt("event_count"),
                row.getString("currency"),
                row.getLong("inviter_points"),
                row.getLong("invitee_points"),
                qualifiedAt == null ? null : qualifiedAt.toInstant(),
                row.getObject("earned_on", LocalDate.class),
                row.getObject("transaction_id", UUID.class),
                row.getInt("revision"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
