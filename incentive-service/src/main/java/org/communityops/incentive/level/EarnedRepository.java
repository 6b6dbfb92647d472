package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder;

/** What members earned, as the boards say, and when they came. */
@ApplicationScoped
class EarnedRepository {
    private static final String TOTALS = """
            select member_id, amount + expired from board
             where community_id = ? and member_id = any (?) and currency = ? and period = 'all'
            """;
    // Only days are ten characters long, and their text sorts as they do.
    private static final String DAYS = """
            select member_id, period::date, amount + expired from board
             where community_id = ? and member_id = any (?) and currency = ? and length(period) = 10
               and period collate "C" >= ?
            """;
    private static final String REACHED = """
            select min(day) from (
                select period::date as day, sum(amount + expired) over (order by period collate "C") as total
                  from board
                 where community_id = ? and member_id = ? and currency = ? and length(period) = 10
            ) days where total >= ?
            """;
    private static final String JOINED = """
            select coalesce(
                (select (joined_at at time zone ?)::date from joining where community_id = ? and member_id = ?),
                (select min(day) from fact where community_id = ? and member_id = ?))
            """;

    /** The points of all time; members without any are left out. */
    Map<UUID, Long> totals(Connection connection, Ladder ladder, Collection<UUID> members) throws SQLException {
        try (var query = connection.prepareStatement(TOTALS)) {
            query.setObject(1, ladder.communityId());
            query.setArray(2, connection.createArrayOf("uuid", members.toArray()));
            query.setString(3, ladder.currency());
            var totals = new HashMap<UUID, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    totals.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            return totals;
        }
    }

    /** The points of each local day from one on; members without any are left out. */
    Map<UUID, NavigableMap<LocalDate, Long>> days(
            Connection connection, Ladder ladder, Collection<UUID> members, LocalDate from) throws SQLException {
        try (var query = connection.prepareStatement(DAYS)) {
            query.setObject(1, ladder.communityId());
            query.setArray(2, connection.createArrayOf("uuid", members.toArray()));
            query.setString(3, ladder.currency());
            query.setString(4, from.toString());
            var days = new HashMap<UUID, NavigableMap<LocalDate, Long>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.computeIfAbsent(row.getObject(1, UUID.class), member -> new TreeMap<>())
                            .put(row.getObject(2, LocalDate.class), row.getLong(3));
                }
            }
            return days;
        }
    }

    /** The first local date at whose end all points earned so far were at least {@code points}. */
    Optional<LocalDate> reached(Connection connection, Ladder ladder, UUID memberId, long points) throws SQLException {
        try (var query = connection.prepareStatement(REACHED)) {
            query.setObject(1, ladder.communityId());
            query.setObject(2, memberId);
            query.setString(3, ladder.currency());
            query.setLong(4, points);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
        }
    }

    /** The local date on which a member joined, or was first seen where nobody has told when it joined. */
    Optional<LocalDate> joined(Connection connection, UUID communityId, UUID memberId, ZoneId zone)
            throws SQLException {
        try (var query = connection.prepareStatement(JOINED)) {
            query.setString(1, zone.getId());
            query.setObject(2, communityId);
            query.setObject(3, memberId);
            query.setObject(4, communityId);
            query.setObject(5, memberId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
        }
    }
}
