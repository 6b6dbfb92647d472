package org.communityops.incentive.merit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.merit.ProgressRepository.DayCount;

/** Which badges are being looked at for the past, how far that has come, and what the past holds. */
@ApplicationScoped
class ScanRepository {
    // A mark from another cluster's count of transactions would be waited for without end.
    private static final String MARK = """
            update badge_scan set mark_xid = pg_current_xact_id()
             where mark_xid is null or mark_xid >= pg_snapshot_xmax(pg_current_snapshot())
            """;
    private static final String SELECT = "select community_id, badge_id, after from badge_scan";
    private static final String NEXT = SELECT + """
             where mark_xid < pg_snapshot_xmin(pg_current_snapshot()) order by community_id, badge_id limit 1
            """;
    private static final String FIND =
            SELECT + " where community_id = ? and badge_id = ? and mark_xid < pg_snapshot_xmin(pg_current_snapshot())";
    private static final String OPEN = SELECT + " where community_id = any (?)";
    private static final String MEMBERS =
            "select member_id from member where community_id = ? and member_id > ? order by member_id limit ?";
    private static final String GO_ON = "update badge_scan set after = ? where community_id = ? and badge_id = ?";
    private static final String END = "delete from badge_scan where community_id = ? and badge_id = ?";
    private static final String DAYS = """
            select member_id, day, count(*) from fact
             where community_id = ? and member_id = any (?) and type = any (?) and day >= ? and not retracted
             group by 1, 2
            """;
    private static final String LIVES = """
            select member_id, min(day), max(day) from fact
             where community_id = ? and member_id = any (?) and type = any (?) and day >= ? and not retracted
             group by 1
            """;

    /** A badge that is being looked at; members up to {@code after} are done. */
    record Scan(UUID communityId, UUID badgeId, UUID after) {
        /** Whether the member is still to be looked at; in the order of the database, to which a UUID is bytes. */
        boolean isToReach(UUID memberId) {
            return memberId.toString().compareTo(after.toString()) > 0;
        }
    }

    /** Marks the new ones, and returns how many those are; they begin when all older transactions have ended. */
    int mark(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement(MARK)) {
            return update.executeUpdate();
        }
    }

    /** One that can begin or go on. */
    Optional<Scan> next(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(NEXT)) {
            return scans(query).stream().findFirst();
        }
    }

    /** How far it is now, if it still is, and can go on. */
    Optional<Scan> find(Connection connection, Scan scan) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, scan.communityId());
            query.setObject(2, scan.badgeId());
            return scans(query).stream().findFirst();
        }
    }

    /** Those that have not come to their end, by badge; the caller has locked the badges. */
    Map<UUID, Scan> open(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(OPEN)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            return scans(query).stream().collect(Collectors.toMap(Scan::badgeId, Function.identity()));
        }
    }

    List<UUID> members(Connection connection, Scan scan, int limit) throws SQLException {
        try (var query = connection.prepareStatement(MEMBERS)) {
            query.setObject(1, scan.communityId());
            query.setObject(2, scan.after());
            query.setInt(3, limit);
            var members = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    members.add(row.getObject(1, UUID.class));
                }
            }
            return members;
        }
    }

    void goOn(Connection connection, Scan scan, UUID after) throws SQLException {
        try (var update = connection.prepareStatement(GO_ON)) {
            update.setObject(1, after);
            update.setObject(2, scan.communityId());
            update.setObject(3, scan.badgeId());
            update.executeUpdate();
        }
    }

    void end(Connection connection, Scan scan) throws SQLException {
        try (var delete = connection.prepareStatement(END)) {
            delete.setObject(1, scan.communityId());
            delete.setObject(2, scan.badgeId());
            delete.executeUpdate();
        }
    }

    /** How many events of the badge's types each day has, for a badge without a condition. */
    List<DayCount> days(Connection connection, Badge badge, Collection<UUID> members) throws SQLException {
        try (var query = connection.prepareStatement(DAYS)) {
            bind(query, badge, members);
            var days = new ArrayList<DayCount>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var holder = Holder.of(badge, row.getObject(1, UUID.class));
                    days.add(new DayCount(holder, row.getObject(2, LocalDate.class), row.getInt(3)));
                }
            }
            return days;
        }
    }

    /** From the first to the last day of each member that has events of the badge's types. */
    List<Span> lives(Connection connection, Badge badge, Collection<UUID> members) throws SQLException {
        try (var query = connection.prepareStatement(LIVES)) {
            bind(query, badge, members);
            var lives = new ArrayList<Span>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lives.add(new Span(
                            badge.communityId(),
                            row.getObject(1, UUID.class),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, LocalDate.class)));
                }
            }
            return lives;
        }
    }

    private static List<Scan> scans(PreparedStatement query) throws SQLException {
        var scans = new ArrayList<Scan>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                scans.add(new Scan(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
            }
        }
        return scans;
    }

    private static void bind(PreparedStatement query, Badge badge, Collection<UUID> members) throws SQLException {
        var connection = query.getConnection();
        query.setObject(1, badge.communityId());
        query.setArray(2, connection.createArrayOf("uuid", members.toArray()));
        query.setArray(3, connection.createArrayOf("text", badge.eventTypes().toArray()));
        query.setObject(4, badge.countsFrom() == null ? LocalDate.EPOCH : badge.countsFrom());
    }
}
