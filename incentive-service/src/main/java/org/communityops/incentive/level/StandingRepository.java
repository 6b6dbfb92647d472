package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.sql.Columns;

/** Where members stand, as they were told. */
@ApplicationScoped
class StandingRepository {
    // Ladders without a window only: there a level follows from a single number.
    private static final String MOVED = """
            with changed as materialized (
                select distinct * from unnest(?::uuid[], ?::uuid[], ?::text[]) c(community_id, member_id, currency)
            ), present as (
                select c.community_id, d.id as ladder_id, c.member_id, max(l.level) as level
                  from changed c
                  join ladder d
                    on d.community_id = c.community_id and d.currency = c.currency and d.window_days is null
                 cross join lateral (
                           select b.amount + b.expired as amount from board b
                            where b.community_id = c.community_id and b.member_id = c.member_id
                              and b.currency = c.currency and b.period = 'all') b
                  join ladder_level l
                    on l.community_id = d.community_id and l.ladder_id = d.id and l.min_points <= greatest(b.amount, 0)
                 group by 1, 2, 3
            )
            select p.ladder_id, p.member_id, coalesce(m.level, 1), p.level
              from present p
              left join member_level m
                on m.community_id = p.community_id and m.ladder_id = p.ladder_id and m.member_id = p.member_id
             where p.level <> coalesce(m.level, 1)
             order by p.community_id, 1, 2
            """;
    private static final String KEPT = """
            select member_id, level, falls_on, review_on from member_level
             where community_id = ? and ladder_id = ? and member_id = any (?)
            """;
    private static final String KEEP = """
            insert into member_level (community_id, ladder_id, member_id, level, falls_on, review_on)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::date[], ?::date[]) order by 1, 2, 3
            on conflict (community_id, ladder_id, member_id) do update
               set level = excluded.level, falls_on = excluded.falls_on, review_on = excluded.review_on
            """;
    private static final String DUE = """
            select m.community_id, m.ladder_id, m.member_id
              from community c
             cross join lateral (
                       select m.community_id, m.ladder_id, m.member_id from member_level m
                        where m.community_id = c.community_id
                          and m.review_on <= (?::timestamptz at time zone c.time_zone)::date
                        limit ?) m
             limit ?
            """;

    /** Whose points of which currency changed. */
    record Total(UUID communityId, UUID memberId, String currency) {}

    /** A member who stands on another level of a ladder than it was told. */
    record Move(UUID ladderId, UUID memberId, int previous, int level) {}

    /** A standing to be kept. */
    record Row(Ladder ladder, UUID memberId, Standing standing) {}

    /** A member whose standing on a ladder is to be looked at. */
    record Due(UUID communityId, UUID ladderId, UUID memberId) {}

    List<Move> moved(Connection connection, Collection<Total> changed) throws SQLException {
        try (var query = connection.prepareStatement(MOVED)) {
            new Columns<>(query, changed)
                    .add("uuid", Total::communityId)
                    .add("uuid", Total::memberId)
                    .add("text", Total::currency);
            var moves = new ArrayList<Move>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    moves.add(new Move(
                            row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getInt(3), row.getInt(4)));
                }
            }
            return moves;
        }
    }

    /** Members of whom nothing is kept are left out. */
    Map<UUID, Standing> kept(Connection connection, Ladder ladder, Collection<UUID> members) throws SQLException {
        try (var query = connection.prepareStatement(KEPT)) {
            query.setObject(1, ladder.communityId());
            query.setObject(2, ladder.id());
            query.setArray(3, connection.createArrayOf("uuid", members.toArray()));
            var kept = new HashMap<UUID, Standing>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    kept.put(
                            row.getObject(1, UUID.class),
                            new Standing(
                                    row.getInt(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class)));
                }
            }
            return kept;
        }
    }

    void keep(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(KEEP)) {
            new Columns<>(upsert, rows)
                    .add("uuid", row -> row.ladder().communityId())
                    .add("uuid", row -> row.ladder().id())
                    .add("uuid", Row::memberId)
                    .add("int", row -> row.standing().level())
                    .add("date", row -> row.standing().fallsOn())
                    .add("date", row -> row.standing().reviewOn());
            upsert.executeUpdate();
        }
    }

    /** Some of those whose day has come at an instant. */
    List<Due> due(Connection connection, Instant now, int atMost) throws SQLException {
        try (var query = connection.prepareStatement(DUE)) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            query.setInt(2, atMost);
            query.setInt(3, atMost);
            var due = new ArrayList<Due>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
                }
            }
            return due;
        }
    }
}
