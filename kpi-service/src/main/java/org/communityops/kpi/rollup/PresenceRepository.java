package org.communityops.kpi.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * The sets of members by day of a store. Writers hold the locks of the communities, so reading a set, changing it and writing it
 * back is safe.
 */
final class PresenceRepository {
    private static final String READ = """
            select p.community_id, p.measure, p.day, p.members
              from %s p
              join unnest(?::uuid[], ?::text[], ?::date[]) c (community_id, measure, day)
                on p.community_id = c.community_id and p.measure = c.measure and p.day = c.day""";
    private static final String WRITE = """
            insert into %s (community_id, measure, day, cardinality, members)
            select * from unnest(?::uuid[], ?::text[], ?::date[], ?::int[], ?::bytea[])
            on conflict (community_id, measure, day)
               do update set cardinality = excluded.cardinality, members = excluded.members""";
    private static final String DELETE = """
            delete from %s p
             using unnest(?::uuid[], ?::text[], ?::date[]) c (community_id, measure, day)
             where p.community_id = c.community_id and p.measure = c.measure and p.day = c.day""";
    private static final String REACH = "select min(day), max(day) from %s where community_id = ? and measure <> ?";

    private final String table;

    PresenceRepository(String table) {
        this.table = table;
    }

    /** Unites sets with what is stored; what does not grow is not written. */
    void add(Connection connection, Map<Tally.Cell, RoaringBitmap> arriving) throws SQLException {
        var changed = new HashMap<>(arriving);
        read(connection, arriving.keySet()).forEach((cell, present) -> {
            var known = present.getCardinality();
            present.or(arriving.getOrDefault(cell, present));
            if (present.getCardinality() > known) {
                changed.put(cell, present);
            } else {
                changed.remove(cell);
            }
        });
        write(connection, changed);
    }

    /** Takes members out of the sets that they are in. */
    void remove(Connection connection, Map<Tally.Cell, RoaringBitmap> leaving) throws SQLException {
        var left = read(connection, leaving.keySet());
        left.forEach((cell, present) -> present.andNot(leaving.getOrDefault(cell, present)));
        delete(connection, left.keySet());
        left.values().removeIf(RoaringBitmap::isEmpty);
        write(connection, left);
    }

    void delete(Connection connection, Collection<Tally.Cell> cells) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(DELETE.formatted(table))) {
            bind(ColumnArrays.bind(statement, cells));
            statement.executeUpdate();
        }
    }

    void deleteAll(Connection connection, UUID community) throws SQLException {
        try (var statement = connection.prepareStatement("delete from " + table + " where community_id = ?")) {
            statement.setObject(1, community);
            statement.executeUpdate();
        }
    }

    /** The community with the days that its rollups reach. */
    Community reach(Connection connection, Community community) throws SQLException {
        try (var statement = connection.prepareStatement(REACH.formatted(table))) {
            statement.setObject(1, community.id());
            statement.setString(2, Measure.JOINED.name());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return community.reaching(rows.getObject(1, LocalDate.class), rows.getObject(2, LocalDate.class));
            }
        }
    }

    private Map<Tally.Cell, RoaringBitmap> read(Connection connection, Collection<Tally.Cell> cells)
            throws SQLException {
        var found = new HashMap<Tally.Cell, RoaringBitmap>();
        if (cells.isEmpty()) {
            return found;
        }
        try (var statement = connection.prepareStatement(READ.formatted(table))) {
            bind(ColumnArrays.bind(statement, cells));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var cell = new Tally.Cell(
                            rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, LocalDate.class));
                    found.put(cell, Bitmaps.read(rows.getBytes(4)));
                }
            }
        }
        return found;
    }

    private void write(Connection connection, Map<Tally.Cell, RoaringBitmap> sets) throws SQLException {
        if (sets.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(WRITE.formatted(table))) {
            ColumnArrays.bind(statement, sets.entrySet())
                    .column("uuid", set -> set.getKey().community())
                    .column("text", set -> set.getKey().measure())
                    .column("date", set -> set.getKey().day())
                    .column("int4", set -> set.getValue().getCardinality())
                    .bytes(set -> Bitmaps.write(set.getValue()));
            statement.executeUpdate();
        }
    }

    private static void bind(ColumnArrays<Tally.Cell> cells) throws SQLException {
        cells.column("uuid", Tally.Cell::community)
                .column("text", Tally.Cell::measure)
                .column("date", Tally.Cell::day);
    }
}
