package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** What members earned on which days: the boards, and what waits to be added to them. */
@ApplicationScoped
class DayPointsRepository {
    // Only days are ten characters long. What the board of all time has beyond the days in question was earned before
    // them.
    private static final String SINCE = """
            with asked as materialized (
                select * from unnest(?::uuid[], ?::date[]) a(member_id, since)
            ), days as (
                select a.member_id, b.period::date as day, b.amount + b.expired as amount
                  from asked a
                  join board b
                    on b.community_id = ? and b.member_id = a.member_id and b.currency = ?
                   and length(b.period) = 10 and b.period >= a.since::text
            )
            select d.member_id, d.day, d.amount from days d
            union all
            select a.member_id, null, b.amount + b.expired - coalesce((select sum(d.amount) from days d where d.member_id = a.member_id), 0)
              from asked a
              join board b on b.community_id = ? and b.member_id = a.member_id and b.currency = ? and b.period = 'all'
            union all
            select c.member_id, c.day, sum(c.amount + c.expired)
              from board_change c
             where c.community_id = ? and c.currency = ? and c.member_id in (select a.member_id from asked a)
             group by c.member_id, c.day
            """;

    /**
     * What was earned on a day.
     *
     * @param day null for all that was earned before the days that were asked for
     */
    record DayPoints(@Nullable LocalDate day, long amount) {}

    /** What each member earned on its days, and before them; a day may come in several parts. */
    Map<UUID, List<DayPoints>> since(
            Connection connection, UUID communityId, String currency, Map<UUID, LocalDate> days) throws SQLException {
        try (var query = connection.prepareStatement(SINCE)) {
            new Columns<>(query, days.entrySet()).add("uuid", Map.Entry::getKey).add("date", Map.Entry::getValue);
            for (var parameter = 3; parameter <= 7; parameter += 2) {
                query.setObject(parameter, communityId);
                query.setString(parameter + 1, currency);
            }
            var points = new HashMap<UUID, List<DayPoints>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    points.computeIfAbsent(row.getObject(1, UUID.class), m -> new ArrayList<>())
                            .add(new DayPoints(row.getObject(2, LocalDate.class), row.getLong(3)));
                }
            }
            return points;
        }
    }
}
