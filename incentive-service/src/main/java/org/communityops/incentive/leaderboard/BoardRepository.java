package org.communityops.incentive.leaderboard;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Boards in the database. */
@ApplicationScoped
class BoardRepository {
    private static final String ADD = """
            insert into board as b (community_id, member_id, currency, period, amount)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[])
            on conflict (community_id, member_id, currency, period) do update set amount = b.amount + excluded.amount
            """;
    private static final String NOTE = """
            insert into board_change (community_id, member_id, currency, day, amount)
            select c.community_id, c.member_id, c.currency, c.day, sum(c.amount)
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::bigint[])
                       c(community_id, member_id, currency, day, amount)
             group by 1, 2, 3, 4 having sum(c.amount) <> 0
            """;
    private static final String WAITING = "select exists (select from board_change where community_id = ?)";
    private static final String TAKE = """
            with next as (
                select community_id, number from board_change %s order by community_id, number limit ? for update
            ), taken as (
                delete from board_change c using next n
                 where c.community_id = n.community_id and c.number = n.number
                returning c.community_id, c.member_id, c.currency, c.day, c.amount
            )
            select community_id, member_id, currency, day, amount from taken
            """;
    private static final String TAKE_ANY = TAKE.formatted("");
    private static final String TAKE_OF_COMMUNITY = TAKE.formatted("where community_id = ?");
    private static final String TOP = """
            select rank() over (order by amount desc), member_id, amount
              from (
                  select member_id, amount from board
                   where community_id = ? and currency = ? and period = ? and amount > 0
                   order by amount desc, member_id limit ?
              ) top
             order by amount desc, member_id
            """;
    private static final String MEMBERS_BY_AMOUNT = """
            select amount, count(*) from board
             where community_id = ? and currency = ? and period = ? and amount > 0 group by amount
            """;

    private static final Comparator<Cell> KEY_ORDER = Comparator.comparing(Cell::communityId)
            .thenComparing(Cell::memberId)
            .thenComparing(Cell::currency)
            .thenComparing(Cell::period);

    private final AgroalDataSource database;

    BoardRepository(AgroalDataSource database) {
        this.database = database;
    }

    /** One place on one board. */
    record Cell(UUID communityId, UUID memberId, String currency, String period) {}

    /** Adds in key order, so that two transactions cannot wait for each other. */
    void add(Connection connection, Map<Cell, Long> amounts) throws SQLException {
        var rows = amounts.entrySet().stream()
                .filter(cell -> cell.getValue() != 0)
                .sorted(Map.Entry.comparingByKey(KEY_ORDER))
                .toList();
        try (var insert = connection.prepareStatement(ADD)) {
            new Columns<>(insert, rows)
                    .add("uuid", row -> row.getKey().communityId())
                    .add("uuid", row -> row.getKey().memberId())
                    .add("text", row -> row.getKey().currency())
                    .add("text", row -> row.getKey().period())
                    .add("bigint", Map.Entry::getValue);
            insert.executeUpdate();
        }
    }

    void note(Connection connection, Collection<BoardChange> changes) throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            new Columns<>(insert, changes)
                    .add("uuid", BoardChange::communityId)
                    .add("uuid", BoardChange::memberId)
                    .add("text", BoardChange::currency)
                    .add("date", BoardChange::day)
                    .add("bigint", BoardChange::amount);
            insert.executeUpdate();
        }
    }

    boolean isWaiting(UUID communityId) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITING)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    List<BoardChange> take(Connection connection, int atMost) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_ANY)) {
            take.setInt(1, atMost);
            return changes(take);
        }
    }

    List<BoardChange> take(Connection connection, UUID communityId, int atMost) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_OF_COMMUNITY)) {
            take.setObject(1, communityId);
            take.setInt(2, atMost);
            return changes(take);
        }
    }

    List<LeaderboardView.Place> top(UUID communityId, String currency, String period, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(TOP)) {
            query.setObject(1, communityId);
            query.setString(2, currency);
            query.setString(3, period);
            query.setInt(4, limit);
            var places = new ArrayList<LeaderboardView.Place>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    places.add(new LeaderboardView.Place(row.getLong(1), row.getObject(2, UUID.class), row.getLong(3)));
                }
            }
            return places;
        }
    }

    SortedMap<Long, Long> membersByAmount(UUID communityId, String currency, String period) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(MEMBERS_BY_AMOUNT)) {
            query.setObject(1, communityId);
            query.setString(2, currency);
            query.setString(3, period);
            var members = new TreeMap<Long, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    members.put(row.getLong(1), row.getLong(2));
                }
            }
            return members;
        }
    }

    private static List<BoardChange> changes(PreparedStatement take) throws SQLException {
        var changes = new ArrayList<BoardChange>();
        try (var row = take.executeQuery()) {
            while (row.next()) {
                changes.add(new BoardChange(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getLong(5)));
            }
        }
        return changes;
    }
}
