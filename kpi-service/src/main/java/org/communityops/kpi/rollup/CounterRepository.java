package org.communityops.kpi.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;

/** The counters by day and the boards by month of a store. */
final class CounterRepository {
    private static final String ADD_COUNTS = """
            insert into %s as c (community_id, measure, day, value)
            select * from unnest(?::uuid[], ?::text[], ?::date[], ?::bigint[])
            on conflict (community_id, measure, day) do update set value = c.value + excluded.value""";
    private static final String DELETE_COUNTS = """
            delete from %s d
             using unnest(?::uuid[], ?::text[], ?::date[]) c (community_id, measure, day)
             where d.community_id = c.community_id and d.measure = c.measure and d.day = c.day""";
    private static final String ADD_BOARDS = """
            insert into %s as b (community_id, measure, month, number, value)
            select * from unnest(?::uuid[], ?::text[], ?::date[], ?::int[], ?::bigint[])
            on conflict (community_id, measure, month, number) do update set value = b.value + excluded.value""";
    private static final String SWEEP_BOARDS = """
            delete from %s b
             using unnest(?::uuid[], ?::text[], ?::date[], ?::int[]) p (community_id, measure, month, number)
             where b.community_id = p.community_id and b.measure = p.measure and b.month = p.month
               and b.number = p.number and b.value = 0""";

    private final String counts;
    private final String boards;

    /**
     * @param counts the table of the counters
     * @param boards the table of the boards
     */
    CounterRepository(String counts, String boards) {
        this.counts = counts;
        this.boards = boards;
    }

    void add(Connection connection, Map<Tally.Cell, Long> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD_COUNTS.formatted(this.counts))) {
            ColumnArrays.bind(statement, counts.entrySet())
                    .column("uuid", count -> count.getKey().community())
                    .column("text", count -> count.getKey().measure())
                    .column("date", count -> count.getKey().day())
                    .column("int8", Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    void delete(Connection connection, Collection<Tally.Cell> cells) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(DELETE_COUNTS.formatted(counts))) {
            ColumnArrays.bind(statement, cells)
                    .column("uuid", Tally.Cell::community)
                    .column("text", Tally.Cell::measure)
                    .column("date", Tally.Cell::day);
            statement.executeUpdate();
        }
    }

    void deleteAll(Connection connection, UUID community) throws SQLException {
        for (var table : List.of(counts, boards)) {
            try (var statement = connection.prepareStatement("delete from " + table + " where community_id = ?")) {
                statement.setObject(1, community);
                statement.executeUpdate();
            }
        }
    }

    void addToBoards(Connection connection, Map<Tally.Place, Long> boards) throws SQLException {
        if (boards.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(ADD_BOARDS.formatted(this.boards))) {
            bind(ColumnArrays.bind(statement, boards.keySet())).column("int8", boards::get);
            statement.executeUpdate();
        }
    }

    /** Removes those of some places that hold nothing. */
    void sweepBoards(Connection connection, Collection<Tally.Place> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(SWEEP_BOARDS.formatted(boards))) {
            bind(ColumnArrays.bind(statement, places));
            statement.executeUpdate();
        }
    }

    private static ColumnArrays<Tally.Place> bind(ColumnArrays<Tally.Place> places) throws SQLException {
        return places.column("uuid", Tally.Place::community)
                .column("text", Tally.Place::measure)
                .column("date", Tally.Place::month)
                .column("int4", Tally.Place::number);
    }
}
