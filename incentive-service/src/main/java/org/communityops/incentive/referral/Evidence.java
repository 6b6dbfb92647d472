package org.communityops.incentive.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.referral.Referral.Qualification;
import org.communityops.incentive.referralprogramme.ReferralProgramme.CapPeriod;
import org.communityops.incentive.sql.Columns;

/** What the database knows that decides a referral. */
@ApplicationScoped
class Evidence {
    private static final String JOINED = "select joined_at from joining where community_id = ? and member_id = ?";
    private static final String REFERRED =
            "select from referral where community_id = ? and invitee_id = ? and state <> 'REFUSED'";
    // A union keeps each member once, so the way up ends even where rows once formed a ring.
    private static final String BROUGHT = """
            with recursive above (member_id) as (
                select ?::uuid
                 union
                select r.inviter_id from above a
                  join referral r on r.community_id = ? and r.invitee_id = a.member_id and r.state <> 'REFUSED')
            select from above where member_id = ?
            """;
    private static final String RETRACTED = """
            select from retraction where community_id = ? and event_id = ?
             union all select from fact where community_id = ? and event_id = ? and retracted
            """;
    private static final String QUALIFYING = """
            select time, day from fact
             where community_id = ? and member_id = ? and type = ? and time >= ? and time < ? and not retracted
             order by time, source_id, source offset ? limit 1
            """;
    private static final String QUALIFIED =
            "select count(*) from referral where community_id = ? and inviter_id = ? and state = 'QUALIFIED'";
    private static final String QUALIFIED_IN_PERIOD =
            QUALIFIED + " and date_trunc(?, earned_on::timestamp) = date_trunc(?, ?::date::timestamp)";
    private static final String CONCERNED = """
            select distinct r.community_id, r.id
              from unnest(?::uuid[], ?::uuid[], ?::text[]) t(community_id, member_id, type)
              join referral r on r.community_id = t.community_id and r.invitee_id = t.member_id
             where r.state <> 'REFUSED' and t.type in (r.event_type, 'invite.accepted')
             order by r.community_id, r.id
            """;

    /** A referral of a community. */
    record Concerned(UUID communityId, UUID id) {}

    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    /** When a member joined; empty as long as nobody told. */
    Optional<Instant> joinedAt(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        try (var query = connection.prepareStatement(JOINED)) {
            query.setObject(1, communityId);
            query.setObject(2, memberId);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    boolean isReferred(Connection connection, UUID communityId, UUID inviteeId) throws SQLException {
        return exists(connection, REFERRED, query -> {
            query.setObject(1, communityId);
            query.setObject(2, inviteeId);
        });
    }

    /** Whether a member came by another one, directly or over others. */
    boolean cameBy(Connection connection, UUID communityId, UUID memberId, UUID by) throws SQLException {
        return exists(connection, BROUGHT, query -> {
            query.setObject(1, memberId);
            query.setObject(2, communityId);
            query.setObject(3, by);
        });
    }

    boolean isRetracted(Connection connection, UUID communityId, UUID eventId) throws SQLException {
        return exists(connection, RETRACTED, query -> {
            query.setObject(1, communityId);
            query.setObject(2, eventId);
            query.setObject(3, communityId);
            query.setObject(4, eventId);
        });
    }

    /** The last of the events that it takes; empty as long as they are fewer. */
    Optional<Qualification> qualification(Connection connection, UUID communityId, Referral referral)
            throws SQLException {
        try (var query = connection.prepareStatement(QUALIFYING)) {
            query.setObject(1, communityId);
            query.setObject(2, referral.inviteeId());
            query.setString(3, referral.eventType());
            query.setObject(4, utc(referral.startsAt()));
            query.setObject(5, utc(referral.deadline()));
            query.setInt(6, referral.eventCount() - 1);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Qualification(
                                row.getObject(1, OffsetDateTime.class).toInstant(), row.getObject(2, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    int qualified(Connection connection, UUID communityId, UUID inviterId) throws SQLException {
        return count(connection, QUALIFIED, query -> {
            query.setObject(1, communityId);
            query.setObject(2, inviterId);
        });
    }

    /** How many qualified in the period that a local day belongs to. */
    int qualified(Connection connection, UUID communityId, UUID inviterId, CapPeriod period, LocalDate day)
            throws SQLException {
        return count(connection, QUALIFIED_IN_PERIOD, query -> {
            query.setObject(1, communityId);
            query.setObject(2, inviterId);
            query.setString(3, period.name());
            query.setString(4, period.name());
            query.setObject(5, day);
        });
    }

    /** The referrals that may have to change, since these facts did. */
    List<Concerned> concerned(Connection connection, Collection<Touched> touched) throws SQLException {
        try (var query = connection.prepareStatement(CONCERNED)) {
            new Columns<>(query, touched)
                    .add("uuid", one -> one.memberDay().communityId())
                    .add("uuid", one -> one.memberDay().memberId())
                    .add("text", Touched::type);
            var concerned = new ArrayList<Concerned>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    concerned.add(new Concerned(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return concerned;
        }
    }

    private static boolean exists(Connection connection, String sql, Values values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            values.bind(query);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static int count(Connection connection, String sql, Values values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            values.bind(query);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
