package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Ladders, levels and totals in the database. */
@ApplicationScoped
class LevelRepository {
    private static final String ADD_LADDER = """
            insert into ladder (community_id, id, key, name, currency) values (?, ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String ADD_LEVELS = """
            insert into ladder_level (community_id, ladder_id, level, title, min_points)
            select ?, ?, l.level, l.title, l.min_points
              from unnest(?::int[], ?::text[], ?::bigint[]) l(level, title, min_points)
            on conflict do nothing
            """;
    private static final String LADDERS = """
            select d.id, d.key, d.name, d.currency, l.level, l.title, l.min_points
              from ladder d join ladder_level l on l.community_id = d.community_id and l.ladder_id = d.id
             where d.community_id = ? order by d.key, l.level
            """;
    private static final String TOTAL =
            "select amount from board where community_id = ? and member_id = ? and currency = ? and period = 'all'";
    // Only days are ten characters long.
    private static final String REACHED = """
            select min(day) from (
                select period::date as day, sum(amount) over (order by period) as total
                  from board
                 where community_id = ? and member_id = ? and currency = ? and length(period) = 10
            ) days where total >= ?
            """;
    private static final String MOVED = """
            with changed as materialized (
                select distinct * from unnest(?::uuid[], ?::uuid[], ?::text[]) c(community_id, member_id, currency)
            ), present as (
                select c.community_id, d.id as ladder_id, c.member_id, max(l.level) as level, min(l.level) as lowest
                  from changed c
                  join ladder d on d.community_id = c.community_id and d.currency = c.currency
                 cross join lateral (
                           select b.amount from board b
                            where b.community_id = c.community_id and b.member_id = c.member_id
                              and b.currency = c.currency and b.period = 'all') b
                  join ladder_level l
                    on l.community_id = d.community_id and l.ladder_id = d.id and l.min_points <= b.amount
                 group by 1, 2, 3
            )
            select p.community_id, p.ladder_id, p.member_id, p.level, coalesce(m.level, p.lowest)
              from present p
              left join member_level m
                on m.community_id = p.community_id and m.ladder_id = p.ladder_id and m.member_id = p.member_id
             where p.level <> coalesce(m.level, p.lowest)
             order by 1, 2, 3
            """;
    private static final String REMEMBER = """
            insert into member_level (community_id, ladder_id, member_id, level)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[])
            on conflict (community_id, ladder_id, member_id) do update set level = excluded.level
            """;

    /** Whose points of which currency changed. */
    record Total(UUID communityId, UUID memberId, String currency) {}

    /** A member who stands on another level than was announced. */
    record Move(UUID communityId, UUID ladderId, UUID memberId, int level, int previous) {}

    void add(Connection connection, Ladder ladder) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_LADDER)) {
            insert.setObject(1, ladder.communityId());
            insert.setObject(2, ladder.id());
            insert.setString(3, ladder.key());
            insert.setString(4, ladder.name());
            insert.setString(5, ladder.currency());
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(ADD_LEVELS)) {
            insert.setObject(1, ladder.communityId());
            insert.setObject(2, ladder.id());
            new Columns<>(insert, ladder.levels(), 3)
                    .add("int", Ladder.Step::level)
                    .add("text", Ladder.Step::title)
                    .add("bigint", Ladder.Step::minPoints);
            insert.executeUpdate();
        }
    }

    List<Ladder> ladders(Connection connection, UUID communityId) throws SQLException {
        try (var query = connection.prepareStatement(LADDERS)) {
            query.setObject(1, communityId);
            var steps = new LinkedHashMap<Ladder, List<Ladder.Step>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var bare = new Ladder(
                            communityId,
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            List.of());
                    steps.computeIfAbsent(bare, b -> new ArrayList<>())
                            .add(new Ladder.Step(row.getInt(5), row.getString(6), row.getLong(7)));
                }
            }
            return steps.entrySet().stream()
                    .map(e -> new Ladder(
                            communityId,
                            e.getKey().id(),
                            e.getKey().key(),
                            e.getKey().name(),
                            e.getKey().currency(),
                            e.getValue()))
                    .toList();
        }
    }

    long total(Connection connection, Total of) throws SQLException {
        try (var query = connection.prepareStatement(TOTAL)) {
            query.setObject(1, of.communityId());
            query.setObject(2, of.memberId());
            query.setString(3, of.currency());
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The first local date at whose end the running total was at least {@code points}. */
    Optional<LocalDate> reached(Connection connection, Total of, long points) throws SQLException {
        try (var query = connection.prepareStatement(REACHED)) {
            query.setObject(1, of.communityId());
            query.setObject(2, of.memberId());
            query.setString(3, of.currency());
            query.setLong(4, points);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
        }
    }

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
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getInt(4),
                            row.getInt(5)));
                }
            }
            return moves;
        }
    }

    void remember(Connection connection, List<Move> moves) throws SQLException {
        try (var upsert = connection.prepareStatement(REMEMBER)) {
            new Columns<>(upsert, moves)
                    .add("uuid", Move::communityId)
                    .add("uuid", Move::ladderId)
                    .add("uuid", Move::memberId)
                    .add("int", Move::level);
            upsert.executeUpdate();
        }
    }
}
