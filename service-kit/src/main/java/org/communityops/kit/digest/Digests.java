package org.communityops.kit.digest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Counts and check sums of what this service has processed, by community, UTC day and type. */
@ApplicationScoped
public class Digests {
    private static final String ADD = """
            insert into digest as d (community_id, day, type, events, checksum)
            select * from unnest(?::uuid[], ?::date[], ?::text[], ?::bigint[], ?::numeric[])
            on conflict (community_id, day, type) do update
               set events = d.events + excluded.events,
                   checksum = mod(d.checksum + excluded.checksum, 18446744073709551616)
            """;
    private static final String READ = """
            select day, type, events, checksum from digest
             where community_id = ? and day >= ? and day < ? order by day, type
            """;

    private final AgroalDataSource database;

    Digests(AgroalDataSource database) {
        this.database = database;
    }

    private record Key(UUID communityId, LocalDate day, String type) {}

    private static final class Sum {
        private long events;
        private long checksum;
    }

    /** Adds what was processed, in the transaction of its effects. */
    public void record(Connection connection, List<Digested> processed) throws SQLException {
        var sums = new HashMap<Key, Sum>();
        for (var item : processed) {
            var day = LocalDate.ofInstant(item.time(), ZoneOffset.UTC);
            var sum = sums.computeIfAbsent(new Key(item.communityId(), day, item.type()), k -> new Sum());
            sum.events++;
            sum.checksum += item.checksum();
        }
        if (!sums.isEmpty()) {
            add(connection, sums);
        }
    }

    /** Rows in key order, so that two transactions cannot wait for each other. */
    private static void add(Connection connection, Map<Key, Sum> sums) throws SQLException {
        var rows = new ArrayList<>(sums.entrySet());
        rows.sort(Map.Entry.comparingByKey(
                Comparator.comparing(Key::communityId).thenComparing(Key::day).thenComparing(Key::type)));
        try (var statement = connection.prepareStatement(ADD)) {
            statement.setArray(
                    1, array(connection, "uuid", rows, r -> r.getKey().communityId()));
            statement.setArray(
                    2,
                    array(connection, "date", rows, r -> Date.valueOf(r.getKey().day())));
            statement.setArray(
                    3, array(connection, "text", rows, r -> r.getKey().type()));
            statement.setArray(4, array(connection, "bigint", rows, r -> r.getValue().events));
            statement.setArray(
                    5, array(connection, "numeric", rows, r -> new BigDecimal(unsigned(r.getValue().checksum))));
            statement.executeUpdate();
        }
    }

    /** What was processed from one day up to, not including, another. */
    List<DayDigest> read(UUID communityId, LocalDate from, LocalDate to) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(READ)) {
            query.setObject(1, communityId);
            query.setObject(2, from);
            query.setObject(3, to);
            var days = new ArrayList<DayDigest>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.add(new DayDigest(
                            row.getObject("day", LocalDate.class),
                            row.getString("type"),
                            row.getLong("events"),
                            hex(row.getBigDecimal("checksum").toBigInteger())));
                }
            }
            return days;
        }
    }

    private static BigInteger unsigned(long checksum) {
        return new BigInteger(Long.toUnsignedString(checksum));
    }

    private static String hex(BigInteger checksum) {
        var digits = checksum.toString(16);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static <T> Array array(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
