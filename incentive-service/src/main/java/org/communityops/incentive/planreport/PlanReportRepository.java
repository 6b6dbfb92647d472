package org.communityops.incentive.planreport;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.planreport.PlanReport.Day;

/** What reports on plans count. */
@ApplicationScoped
class PlanReportRepository {
    private static final String DAYS = """
            select day, sum(amount) as points, count(*) as awards, count(distinct member_id) as members
              from plan_award
             where community_id = ? and plan_id = ? and revoked_at is null
             group by day order by day
            """;
    private static final String PEOPLE = """
            with person as (
                select j.member_id,
                       exists (
                           select from plan_award a
                            where a.community_id = j.community_id and a.plan_id = ? and a.member_id = j.member_id
                              and a.revoked_at is null) as reached
                  from joining j
                 where j.community_id = ? and j.joined_at < ?)
            """;
    private static final String SIZES = PEOPLE + "select reached, count(*) from person group by reached";
    private static final String EVENTS = PEOPLE + """
            select p.reached, f.day, count(*)
              from person p
              join fact f on f.community_id = ? and f.member_id = p.member_id
             where f.day between ? and ? and not f.retracted and f.type <> 'event.retracted'
             group by p.reached, f.day
            """;

    /** A group on a day. */
    record GroupDay(boolean reached, LocalDate day) {}

    List<Day> days(Connection connection, UUID communityId, UUID planId) throws SQLException {
        try (var query = connection.prepareStatement(DAYS)) {
            query.setObject(1, communityId);
            query.setObject(2, planId);
            var days = new ArrayList<Day>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.add(new Day(
                            row.getObject("day", LocalDate.class),
                            row.getLong("points"),
                            row.getInt("awards"),
                            row.getInt("members")));
                }
            }
            return days;
        }
    }

    /** How many of those who joined before an instant were reached, and how many were not. */
    Map<Boolean, Long> sizes(Connection connection, UUID communityId, UUID planId, Instant joinedBefore)
            throws SQLException {
        try (var query = connection.prepareStatement(SIZES)) {
            bindPeople(query, communityId, planId, joinedBefore);
            var sizes = new HashMap<Boolean, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    sizes.put(row.getBoolean(1), row.getLong(2));
                }
            }
            return sizes;
        }
    }

    /** How much both groups did on each day; days without anything are missing. */
    Map<GroupDay, Long> events(
            Connection connection, UUID communityId, UUID planId, Instant joinedBefore, LocalDate from, LocalDate to)
            throws SQLException {
        try (var query = connection.prepareStatement(EVENTS)) {
            bindPeople(query, communityId, planId, joinedBefore);
            query.setObject(4, communityId);
            query.setObject(5, from);
            query.setObject(6, to);
            var events = new HashMap<GroupDay, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    events.put(new GroupDay(row.getBoolean(1), row.getObject(2, LocalDate.class)), row.getLong(3));
                }
            }
            return events;
        }
    }

    private static void bindPeople(PreparedStatement query, UUID communityId, UUID planId, Instant joinedBefore)
            throws SQLException {
        query.setObject(1, planId);
        query.setObject(2, communityId);
        query.setObject(3, joinedBefore.atOffset(ZoneOffset.UTC));
    }
}
