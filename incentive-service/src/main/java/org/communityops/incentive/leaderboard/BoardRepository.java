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
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Boards in the database. */
@ApplicationScoped
class BoardRepository {
    private static final String LOCK =
            "select from community where community_id = any (?) order by community_id for no key update";
    private static final String ADD = """
            with cell as materialized (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                           c(community_id, member_id, currency, period, amount, expired)
            ), added as (
                insert into board as b (community_id, member_id, currency, period, amount, expired, listed)
                select c.*, not exists (
                           select from board_preference p
                            where p.community_id = c.community_id and p.member_id = c.member_id and not p.listed)
                  from cell c
                on conflict (community_id, member_id, currency, period) do update
                   set amount = b.amount + excluded.amount, expired = b.expired + excluded.expired
                returning b.community_id, b.member_id, b.currency, b.period, b.amount, b.listed
            )
            select community_id, currency, period, a.amount - c.amount as before, a.amount as after, count(*)
              from added a join cell c using (community_id, member_id, currency, period)
             where a.listed and c.amount <> 0
             group by 1, 2, 3, 4, 5
            """;
    private static final String LIST = """
            update board set listed = ? where community_id = ? and member_id = ? and listed <> ?
            returning currency, period, amount
            """;
    private static final String NOTE = """
            insert into board_change (community_id, member_id, currency, day, amount, expired)
            select c.community_id, c.member_id, c.currency, c.day, sum(c.amount), sum(c.expired)
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::bigint[], ?::bigint[])
                       c(community_id, member_id, currency, day, amount, expired)
             group by 1, 2, 3, 4 having sum(c.amount) <> 0 or sum(c.expired) <> 0
            """;
    private static final String WAITING = "select exists (select from board_change where community_id = ?)";
    private static final String TAKE = """
            with next as (
                select community_id, number from board_change %s order by community_id, number limit ? for update
            ), taken as (
                delete from board_change c using next n
                 where c.community_id = n.community_id and c.number = n.number
                returning c.community_id, c.member_id, c.currency, c.day, c.amount, c.expired
            )
            select community_id, member_id, currency, day, amount, expired from taken
            """;
    private static final String TAKE_ANY = TAKE.formatted("");
    private static final String TAKE_OF_COMMUNITY = TAKE.formatted("where community_id = ?");

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

    /** What is added to a place; see {@link BoardChange}. */
    record Points(long amount, long expired) {
        static final Points NONE = new Points(0, 0);

        Points plus(Points other) {
            return new Points(amount + other.amount, expired + other.expired);
        }
    }

    /**
     * Lets nobody else change boards of these communities until the transaction ends, so that what is counted is what is
     * listed.
     */
    void lock(Connection connection, Set<UUID> communities) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            lock.execute();
        }
    }

    /** Adds in key order, and says what it changed for members who are listed. */
    List<BoardStep> add(Connection connection, Map<Cell, Points> points) throws SQLException {
        var rows = points.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(Points.NONE))
                .sorted(Map.Entry.comparingByKey(KEY_ORDER))
                .toList();
        try (var insert = connection.prepareStatement(ADD)) {
            new Columns<>(insert, rows)
                    .add("uuid", row -> row.getKey().communityId())
                    .add("uuid", row -> row.getKey().memberId())
                    .add("text", row -> row.getKey().currency())
                    .add("text", row -> row.getKey().period())
                    .add("bigint", row -> row.getValue().amount())
                    .add("bigint", row -> row.getValue().expired());
            var steps = new ArrayList<BoardStep>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    var board = new Board(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
                    steps.add(new BoardStep(board, row.getLong(4), row.getLong(5), row.getLong(6)));
                }
            }
            return steps;
        }
    }

    /** Lists a member on every board, or on none, and says what that changed. */
    List<BoardStep> list(Connection connection, UUID communityId, UUID memberId, boolean listed) throws SQLException {
        try (var update = connection.prepareStatement(LIST)) {
            update.setBoolean(1, listed);
            update.setObject(2, communityId);
            update.setObject(3, memberId);
            update.setBoolean(4, listed);
            var steps = new ArrayList<BoardStep>();
            try (var row = update.executeQuery()) {
                while (row.next()) {
                    var board = new Board(communityId, row.getString(1), row.getString(2));
                    var amount = row.getLong(3);
                    steps.add(new BoardStep(board, listed ? 0 : amount, listed ? amount : 0, 1));
                }
            }
            return steps;
        }
    }

    void note(Connection connection, Collection<BoardChange> changes) throws SQLException {
        try (var insert = connection.prepareStatement(NOTE)) {
            new Columns<>(insert, changes)
                    .add("uuid", BoardChange::communityId)
                    .add("uuid", BoardChange::memberId)
                    .add("text", BoardChange::currency)
                    .add("date", BoardChange::day)
                    .add("bigint", BoardChange::amount)
                    .add("bigint", BoardChange::expired);
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

    private static List<BoardChange> changes(PreparedStatement take) throws SQLException {
        var changes = new ArrayList<BoardChange>();
        try (var row = take.executeQuery()) {
            while (row.next()) {
                changes.add(new BoardChange(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getLong(5),
                        row.getLong(6)));
            }
        }
        return changes;
    }
}
