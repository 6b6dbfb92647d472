package org.communityops.kpi.funnelresult;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.conversion.FunnelResult;
import org.communityops.kpi.jdbc.ColumnArrays;

/** The stored figures of funnels in the database. */
@ApplicationScoped
class FunnelResultRepository {
    private static final String ADD = """
            insert into funnel_result (community_id, funnel_id, due_at)
            select f.community_id, f.id, ?
              from funnel f
             where not exists (select 1 from funnel_result r where r.community_id = f.community_id and r.funnel_id = f.id)
            on conflict do nothing""";
    // Funnels without any figures come first; then the one that has waited longest.
    private static final String TAKE_UP = """
            update funnel_result r set attempt = r.attempt + 1, due_at = ?
              from (
                  select d.community_id, d.funnel_id
                    from funnel_result d
                    join community c on c.community_id = d.community_id
                   where d.due_at <= ? and d.revision is distinct from c.revision
                   order by d.revision is not null, d.due_at, d.community_id, d.funnel_id
                   limit 1 for update of d skip locked
              ) next
             where r.community_id = next.community_id and r.funnel_id = next.funnel_id
            returning r.community_id, r.funnel_id, r.attempt""";
    private static final String MINE = " where community_id = ? and funnel_id = ? and attempt = ?";
    private static final String FINISH = """
            update funnel_result
               set revision = ?, cut_off = ?, computed_at = clock_timestamp(), failed_at = null, due_at = ?""" + MINE;
    private static final String WRITE = """
            insert into funnel_result_step (community_id, funnel_id, position, name, members, alone, lost,
                                            rate_from_previous, rate_from_first, median_seconds, p90_seconds)
            select ?, ?, s.position, s.name, s.members, s.alone, s.lost, s.from_previous, s.from_first, s.median, s.p90
              from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[], ?::bigint[],
                          ?::bigint[]) with ordinality
                   s (name, members, alone, lost, from_previous, from_first, median, p90, position)
            on conflict (community_id, funnel_id, position) do update
               set members = excluded.members, alone = excluded.alone, lost = excluded.lost,
                   rate_from_previous = excluded.rate_from_previous, rate_from_first = excluded.rate_from_first,
                   median_seconds = excluded.median_seconds, p90_seconds = excluded.p90_seconds""";
    private static final String FAIL = "update funnel_result set failed_at = ?, due_at = ?" + MINE;
    private static final String RELEASE = "update funnel_result set due_at = ?" + MINE;

    /** Adds the funnels that have been saved since. */
    void add(Connection feed, Instant now) throws SQLException {
        try (var insert = feed.prepareStatement(ADD)) {
            insert.setObject(1, utc(now));
            insert.executeUpdate();
        }
    }

    /** A funnel whose figures are behind and whose pause is over; nobody else gets it until the given moment. */
    Optional<Attempt> takeUp(Connection feed, Instant now, Instant keptUntil) throws SQLException {
        try (var update = feed.prepareStatement(TAKE_UP)) {
            update.setObject(1, utc(keptUntil));
            update.setObject(2, utc(now));
            try (var rows = update.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Attempt(
                                rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    /** Says of when the figures are; false when the attempt is no longer the latest. */
    boolean finish(Connection feed, Attempt mine, Community asOf, Instant nextDue) throws SQLException {
        try (var update = feed.prepareStatement(FINISH)) {
            update.setLong(1, asOf.revision());
            update.setObject(2, asOf.lastDay(), Types.DATE);
            update.setObject(3, utc(nextDue));
            bindMine(update, 4, mine);
            return update.executeUpdate() == 1;
        }
    }

    void write(Connection feed, Attempt mine, List<FunnelResult.Step> steps) throws SQLException {
        try (var insert = feed.prepareStatement(WRITE)) {
            insert.setObject(1, mine.communityId());
            insert.setObject(2, mine.funnelId());
            ColumnArrays.bind(insert, steps, 3)
                    .column("text", FunnelResult.Step::name)
                    .column("int8", FunnelResult.Step::members)
                    .column("int8", FunnelResult.Step::alone)
                    .column("int8", FunnelResult.Step::lost)
                    .column("numeric", FunnelResult.Step::rateFromPrevious)
                    .column("numeric", FunnelResult.Step::rateFromFirst)
                    .column("int8", FunnelResult.Step::medianSecondsFromPrevious)
                    .column("int8", FunnelResult.Step::p90SecondsFromPrevious);
            insert.executeUpdate();
        }
    }

    void fail(Connection feed, Attempt mine, Instant now, Instant nextDue) throws SQLException {
        try (var update = feed.prepareStatement(FAIL)) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(nextDue));
            bindMine(update, 3, mine);
            update.executeUpdate();
        }
    }

    /** Lets whoever asks next have it. */
    void release(Connection feed, Attempt mine, Instant now) throws SQLException {
        try (var update = feed.prepareStatement(RELEASE)) {
            update.setObject(1, utc(now));
            bindMine(update, 2, mine);
            update.executeUpdate();
        }
    }

    private static void bindMine(PreparedStatement update, int first, Attempt mine) throws SQLException {
        update.setObject(first, mine.communityId());
        update.setObject(first + 1, mine.funnelId());
        update.setInt(first + 2, mine.number());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
