package org.communityops.incentive.leaderboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map.Entry;
import org.communityops.incentive.leaderboard.Tally.Slot;
import org.communityops.incentive.sql.Columns;

/** The counters of boards in the database. */
@ApplicationScoped
class TallyRepository {
    // Two statements instead of an upsert, which would refuse the negative number before it looked for what to add it
    // to.
    private static final String CHANGE = """
            with change as materialized (
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::smallint[], ?::bigint[], ?::bigint[])
                           c(community_id, currency, period, height, slot, members)
            ), counted as (
                update board_tally t set members = t.members + c.members from change c
                 where t.community_id = c.community_id and t.currency = c.currency and t.period = c.period
                   and t.height = c.height and t.slot = c.slot
                returning t.community_id, t.currency, t.period, t.height, t.slot, t.members
            ), added as (
                insert into board_tally (community_id, currency, period, height, slot, members)
                select c.community_id, c.currency, c.period, c.height, c.slot, c.members
                  from change c
                  left join counted k using (community_id, currency, period, height, slot)
                 where k.members is null
            )
            select exists (select from counted where members = 0)
            """;
    private static final String DROP_EMPTY = """
            delete from board_tally t
             using unnest(?::uuid[], ?::text[], ?::text[], ?::smallint[], ?::bigint[])
                       c(community_id, currency, period, height, slot)
             where t.community_id = c.community_id and t.currency = c.currency and t.period = c.period
               and t.height = c.height and t.slot = c.slot and t.members = 0
            """;

    /** Counts these steps; the caller holds the lock of the communities. */
    void count(Connection connection, Collection<BoardStep> steps) throws SQLException {
        var changes = Tally.changes(steps).entrySet();
        if (changes.isEmpty()) {
            return;
        }
        boolean anyEmpty;
        try (var change = connection.prepareStatement(CHANGE)) {
            keys(new Columns<>(change, changes)).add("bigint", Entry::getValue);
            try (var row = change.executeQuery()) {
                anyEmpty = row.next() && row.getBoolean(1);
            }
        }
        if (anyEmpty) {
            try (var drop = connection.prepareStatement(DROP_EMPTY)) {
                keys(new Columns<>(drop, changes));
                drop.executeUpdate();
            }
        }
    }

    private static Columns<Entry<Slot, Long>> keys(Columns<Entry<Slot, Long>> columns) throws SQLException {
        return columns.add("uuid", change -> change.getKey().board().communityId())
                .add("text", change -> change.getKey().board().currency())
                .add("text", change -> change.getKey().board().period())
                .add("smallint", change -> change.getKey().height())
                .add("bigint", change -> change.getKey().number());
    }
}
