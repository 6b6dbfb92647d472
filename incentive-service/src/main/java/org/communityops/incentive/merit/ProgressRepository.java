package org.communityops.incentive.merit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.award.Merit;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.sql.Columns;

/** What counts towards badges, day by day. The caller has locked the badges. */
@ApplicationScoped
class ProgressRepository {
    // All parts see the days as they were before. Sums are not an upsert: that would refuse a negative number before it
    // looked for what to add it to.
    private static final String PUT = """
            with given as materialized (
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::int[])
                           d(community_id, badge_id, member_id, day, matches)
            ), dropped as (
                delete from badge_day b using given d
                 where d.matches = 0 and b.community_id = d.community_id and b.badge_id = d.badge_id
                   and b.member_id = d.member_id and b.day = d.day
            ), written as (
                insert into badge_day (community_id, badge_id, member_id, day, matches)
                select d.* from given d where d.matches > 0
                on conflict (community_id, badge_id, member_id, day) do update set matches = excluded.matches
                 where badge_day.matches <> excluded.matches
            ), change as materialized (
                select d.community_id, d.badge_id, d.member_id, sum(d.matches - coalesce(b.matches, 0)) as matches,
                       sum((d.matches > 0)::int - (b.day is not null)::int) as days
                  from given d left join badge_day b using (community_id, badge_id, member_id, day)
                 group by 1, 2, 3
            ), counted as (
                update badge_progress p set matches = p.matches + c.matches, days = p.days + c.days from change c
                 where p.community_id = c.community_id and p.badge_id = c.badge_id and p.member_id = c.member_id
                returning p.community_id, p.badge_id, p.member_id, p.matches, p.days
            ), begun as (
                insert into badge_progress (community_id, badge_id, member_id, matches, days)
                select c.* from change c left join counted k using (community_id, badge_id, member_id)
                 where k.member_id is null and c.matches > 0
                returning community_id, badge_id, member_id, matches, days
            )
            select * from counted union all select * from begun
            """;
    private static final String FORGET = """
            with given as (
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]) h(community_id, badge_id, member_id)
            ), days as (
                delete from badge_day b using given h
                 where b.community_id = h.community_id and b.badge_id = h.badge_id and b.member_id = h.member_id
            )
            delete from badge_progress p using given h
             where p.community_id = h.community_id and p.badge_id = h.badge_id and p.member_id = h.member_id
            """;
    // The first day on which the sum, the number of days, or the days in a row are enough; with the days before it.
    private static final String COMPLETED = """
            with counted as (
                select h.community_id, h.badge_id, h.member_id, h.kind, h.needed, b.day, b.matches,
                       sum(b.matches) over earlier as total, row_number() over earlier as number,
                       lag(b.day, h.needed - 1) over earlier as first_of_run
                  from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int[])
                           h(community_id, badge_id, member_id, kind, needed)
                  join badge_day b
                    on b.community_id = h.community_id and b.badge_id = h.badge_id and b.member_id = h.member_id
                window earlier as (partition by h.community_id, h.badge_id, h.member_id order by b.day)
            ), completed as (
                select distinct on (community_id, badge_id, member_id)
                       community_id, badge_id, member_id, needed, kind, day, total - matches as before
                  from counted
                 where case kind when 'COUNT' then total >= needed
                                 when 'DISTINCT_DAYS' then number >= needed
                                 else day - first_of_run = needed - 1 end
                 order by community_id, badge_id, member_id, day
            )
            select c.community_id, c.badge_id, c.member_id, c.day, c.before, array(
                       select b.day from badge_day b
                        where b.community_id = c.community_id and b.badge_id = c.badge_id and b.member_id = c.member_id
                          and b.day <= c.day
                        order by b.day desc limit least(?, case kind when 'COUNT' then ? else needed end))
              from completed c
            """;

    /**
     * How many events of a local day count for a badge.
     *
     * @param matches 0 when none does
     */
    record DayCount(Holder holder, LocalDate day, int matches) {}

    /**
     * The day on which a member had what a badge takes.
     *
     * @param before how many events counted before that day
     * @param days that day and those before it that the evidence is taken from, in order
     */
    record Completion(Holder holder, LocalDate day, long before, List<LocalDate> days) {}

    /** How many events and how many days count for a member. */
    record Progress(long matches, int days) {
        private static final Progress NONE = new Progress(0, 0);

        /** Whether it can be enough; days in a row need a closer look. */
        boolean mayComplete(Badge badge) {
            return (badge.kind() == Kind.COUNT ? matches : days) >= badge.needed();
        }

        /** Those whose sums may be enough. */
        static Set<Holder> enough(Map<Holder, Badge> badges, Map<Holder, Progress> sums) {
            return badges.entrySet().stream()
                    .filter(holder -> sums.getOrDefault(holder.getKey(), NONE).mayComplete(holder.getValue()))
                    .map(Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    /**
     * Writes what days count now.
     *
     * @param days each day of a member once a badge
     * @return the sums of those who have any
     */
    Map<Holder, Progress> put(Connection connection, Collection<DayCount> days) throws SQLException {
        try (var write = connection.prepareStatement(PUT)) {
            new Columns<>(write, days)
                    .add("uuid", day -> day.holder().communityId())
                    .add("uuid", day -> day.holder().badgeId())
                    .add("uuid", day -> day.holder().memberId())
                    .add("date", DayCount::day)
                    .add("int", DayCount::matches);
            var progress = new HashMap<Holder, Progress>();
            try (var row = write.executeQuery()) {
                while (row.next()) {
                    progress.put(holder(row), new Progress(row.getLong(4), row.getInt(5)));
                }
            }
            return progress;
        }
    }

    /** Forgets what counted for some members. */
    void forget(Connection connection, Collection<Holder> holders) throws SQLException {
        try (var delete = connection.prepareStatement(FORGET)) {
            new Columns<>(delete, holders)
                    .add("uuid", Holder::communityId)
                    .add("uuid", Holder::badgeId)
                    .add("uuid", Holder::memberId);
            delete.executeUpdate();
        }
    }

    /** Those of the holders who have what their badge takes, and since when. */
    List<Completion> completed(Connection connection, Map<Holder, Badge> holders) throws SQLException {
        if (holders.isEmpty()) {
            return List.of();
        }
        try (var query = connection.prepareStatement(COMPLETED)) {
            new Columns<>(query, holders.entrySet())
                    .add("uuid", holder -> holder.getKey().communityId())
                    .add("uuid", holder -> holder.getKey().badgeId())
                    .add("uuid", holder -> holder.getKey().memberId())
                    .add("text", holder -> holder.getValue().kind())
                    .add(
                            "int",
                            (Entry<Holder, Badge> holder) -> holder.getValue().needed());
            query.setInt(6, Merit.MOST_EVENTS);
            query.setInt(7, Merit.MOST_EVENTS);
            var completed = new ArrayList<Completion>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var days = (Date[]) row.getArray(6).getArray();
                    completed.add(new Completion(
                            holder(row),
                            row.getObject(4, LocalDate.class),
                            row.getLong(5),
                            Arrays.stream(days).map(Date::toLocalDate).sorted().toList()));
                }
            }
            return completed;
        }
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class));
    }
}
