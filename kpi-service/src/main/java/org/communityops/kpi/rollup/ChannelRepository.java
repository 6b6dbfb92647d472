package org.communityops.kpi.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.roaringbitmap.RoaringBitmap;

/** The parts of channels by day of a store. Writers hold the locks of the communities. */
final class ChannelRepository {
    private static final String READ = """
            select p.community_id, p.measure, p.day, p.channel, p.members
              from %s p
              join unnest(?::uuid[], ?::text[], ?::date[], ?::text[]) c (community_id, measure, day, channel)
                on p.community_id = c.community_id and p.measure = c.measure and p.day = c.day
               and p.channel = c.channel""";
    private static final String WRITE = """
            insert into %s as d (community_id, measure, day, channel, value, cardinality, members)
            select * from unnest(?::uuid[], ?::text[], ?::date[], ?::text[], ?::bigint[], ?::int[], ?::bytea[])
            on conflict (community_id, measure, day, channel)
               do update set value = d.value + excluded.value, cardinality = excluded.cardinality,
                             members = excluded.members""";
    private static final String DELETE = """
            delete from %s p
             using unnest(?::uuid[], ?::text[], ?::date[]) c (community_id, measure, day)
             where p.community_id = c.community_id and p.measure = c.measure and p.day = c.day""";

    private final String table;

    /** Keeps the parts in a table. */
    ChannelRepository(String table) {
        this.table = table;
    }

    /** Adds to the values and unites the sets. */
    void add(Connection connection, Map<Tally.Part, Tally.Share> arriving) throws SQLException {
        if (arriving.isEmpty()) {
            return;
        }
        var united = new HashMap<Tally.Part, RoaringBitmap>();
        arriving.forEach((part, share) -> united.put(part, share.members()));
        read(connection, arriving.keySet())
                .forEach((part, present) ->
                        united.merge(part, present, (some, others) -> RoaringBitmap.or(some, others)));
        try (var statement = connection.prepareStatement(WRITE.formatted(table))) {
            bind(ColumnArrays.bind(statement, arriving.entrySet()))
                    .column("text", entry -> entry.getKey().channel())
                    .column("int8", entry -> entry.getValue().value())
                    .column("int4", entry -> set(united, entry).getCardinality())
                    .bytes(entry -> Bitmaps.write(set(united, entry)));
            statement.executeUpdate();
        }
    }

    /** Deletes the parts of all channels in some cells. */
    void delete(Connection connection, Collection<Tally.Cell> cells) throws SQLException {
        if (cells.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(DELETE.formatted(table))) {
            ColumnArrays.bind(statement, cells)
                    .column("uuid", Tally.Cell::community)
                    .column("text", Tally.Cell::measure)
                    .column("date", Tally.Cell::day);
            statement.executeUpdate();
        }
    }

    void deleteAll(Connection connection, UUID community) throws SQLException {
        try (var statement = connection.prepareStatement("delete from " + table + " where community_id = ?")) {
            statement.setObject(1, community);
            statement.executeUpdate();
        }
    }

    private static RoaringBitmap set(Map<Tally.Part, RoaringBitmap> sets, Map.Entry<Tally.Part, Tally.Share> entry) {
        return sets.getOrDefault(entry.getKey(), entry.getValue().members());
    }

    private Map<Tally.Part, RoaringBitmap> read(Connection connection, Collection<Tally.Part> parts)
            throws SQLException {
        var found = new HashMap<Tally.Part, RoaringBitmap>();
        try (var statement = connection.prepareStatement(READ.formatted(table))) {
            ColumnArrays.bind(statement, parts)
                    .column("uuid", part -> part.cell().community())
                    .column("text", part -> part.cell().measure())
                    .column("date", part -> part.cell().day())
                    .column("text", Tally.Part::channel);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var cell = new Tally.Cell(
                            rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, LocalDate.class));
                    found.put(new Tally.Part(cell, rows.getString(4)), Bitmaps.read(rows.getBytes(5)));
                }
            }
        }
        return found;
    }

    private static ColumnArrays<Map.Entry<Tally.Part, Tally.Share>> bind(
            ColumnArrays<Map.Entry<Tally.Part, Tally.Share>> parts) throws SQLException {
        return parts.column("uuid", entry -> entry.getKey().cell().community())
                .column("text", entry -> entry.getKey().cell().measure())
                .column("date", entry -> entry.getKey().cell().day());
    }
}
