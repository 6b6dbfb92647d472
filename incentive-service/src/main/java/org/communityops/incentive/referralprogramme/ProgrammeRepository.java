package org.communityops.incentive.referralprogramme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.referralprogramme.ReferralProgramme.CapPeriod;

/** Referral programmes in the database. */
@ApplicationScoped
class ProgrammeRepository {
    private static final String FIND = "select * from referral_programme where community_id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String PUT = """
            insert into referral_programme (
                active, currency, inviter_points, invitee_points, event_type, event_count, within_days, new_within_days,
                total_cap, period_cap, cap_period, community_id, version)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1 where ? = 0
            on conflict do nothing
            """;
    private static final String CHANGE = """
            update referral_programme
               set active = ?, currency = ?, inviter_points = ?, invitee_points = ?, event_type = ?, event_count = ?,
                   within_days = ?, new_within_days = ?, total_cap = ?, period_cap = ?, cap_period = ?, version = version + 1
             where community_id = ? and version = ?
            """;

    Optional<ProgrammeVersion> find(Connection connection, UUID communityId) throws SQLException {
        return find(connection, FIND, communityId);
    }

    /** Keeps all others from it until the transaction ends. */
    Optional<ProgrammeVersion> lock(Connection connection, UUID communityId) throws SQLException {
        return find(connection, LOCK, communityId);
    }

    /** Whether it still was in the version that the change was made for. */
    boolean put(Connection connection, UUID communityId, ReferralProgramme programme, int before) throws SQLException {
        try (var statement = connection.prepareStatement(before == 0 ? PUT : CHANGE)) {
            statement.setBoolean(1, programme.active());
            statement.setString(2, programme.currency());
            statement.setLong(3, programme.inviterPoints());
            statement.setLong(4, programme.inviteePoints());
            statement.setString(5, programme.eventType());
            statement.setInt(6, programme.eventCount());
            statement.setInt(7, programme.withinDays());
            statement.setInt(8, programme.newWithinDays());
            statement.setObject(9, programme.totalCap(), Types.INTEGER);
            statement.setObject(10, programme.periodCap(), Types.INTEGER);
            var period = programme.capPeriod();
            statement.setString(11, period == null ? null : period.name());
            statement.setObject(12, communityId);
            statement.setInt(13, before);
            return statement.executeUpdate() == 1;
        }
    }

    private static Optional<ProgrammeVersion> find(Connection connection, String sql, UUID communityId)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var period = row.getString("cap_period");
                var programme = new ReferralProgramme(
                        row.getBoolean("active"),
                        row.getString("currency"),
                        row.getLong("inviter_points"),
                        row.getLong("invitee_points"),
                        row.getString("event_type"),
                        row.getInt("event_count"),
                        row.getInt("within_days"),
                        row.getInt("new_within_days"),
                        row.getObject("total_cap", Integer.class),
                        row.getObject("period_cap", Integer.class),
                        period == null ? null : CapPeriod.valueOf(period));
                return Optional.of(new ProgrammeVersion(programme, row.getInt("version")));
            }
        }
    }
}
