package org.communityops.kpi.rollup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kpi.fact.ActivityTypes;
import org.roaringbitmap.RoaringBitmap;

/** Reads rollups for requests. What it reads grows with days and members, never with events. */
@ApplicationScoped
public class RollupReader {
    /** One statement, so that counters and sets are of the same moment. */
    private static final String DAYS = """
            select measure, day, value, null::int as cardinality, null::bytea as members
              from day_count
             where community_id = ? and measure = any (?) and day between ? and ?
             union all
            select measure, day, null, cardinality, case when measure = any (?) then members end
              from presence
             where community_id = ? and measure = any (?) and day between ? and ?
             union all
            select measure, day, null, cardinality, members
              from presence
             where community_id = ? and measure = any (?) and day >= ? and day < ?
             union all
            select measure, day, sum(value)::bigint, null, null
              from cost_day
             where community_id = ? and measure = any (?) and day between ? and ?
             group by measure, day
             union all
            select measure, null, sum(value)::bigint, number, null
              from board
             where community_id = ? and measure = any (?)
             group by measure, number""";

    // The value of the last place first, then everybody who has as much: to number all members before most of them are
    // left
    // out would mean sorting all of them.
    private static final String PLACES = """
            with total as materialized (%s), last as (
                select min(value) as value from (select value from total order by value desc limit ?) first
            )
            select b.rank, m.member_id, b.value
              from (
                  select t.number, t.value, rank() over (order by t.value desc) as rank
                    from total t join last l on t.value >= l.value
              ) b
              join member_number m on m.community_id = ? and m.number = b.number
             order by b.rank, m.member_id
             limit ?""";
    private static final String LEADERS = PLACES.formatted("""
            select number, sum(value)::bigint as value
              from board
             where community_id = ? and measure = ? and month between ? and ?
             group by number""");
    /** A month has a row for each member already. */
    private static final String LEADERS_OF_MONTH = PLACES.formatted("""
            select number, value from board where community_id = ? and measure = ? and month between ? and ?""");

    private static final String AT_LEAST = """
            select number
              from board
             where community_id = ? and measure = any (?) and number = any (?)
             group by number
            having sum(value) >= ?""";

    private static final String CURRENCIES = """
            select distinct substr(measure, length(?) + 1) as currency
              from day_count
             where community_id = ? and starts_with(measure, ?)
             union
            select split_part(measure, '$', 2) from cost_day where community_id = ? and strpos(measure, '$') > 0
             order by currency""";

    private final AgroalDataSource requests;

    RollupReader(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** The selected rollups of a community. */
    public DayRollups read(UUID community, Selection selection) {
        try (var connection = requests.getConnection()) {
            return read(connection, community, selection);
        } catch (SQLException e) {
            throw new IllegalStateException("Rollups not read", e);
        }
    }

    /** The same, of the moment that the connection's transaction sees. */
    public DayRollups read(Connection connection, UUID community, Selection selection) throws SQLException {
        try (var statement = connection.prepareStatement(DAYS)) {
            bind(connection, statement, community, selection);
            var rollups = new DayRollups(selection.since(), selection.to());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    collect(rollups, rows);
                }
            }
            return rollups;
        }
    }

    /**
     * Who of some members has at least so much of some ranked measures together, ever.
     *
     * @param least 1 or more
     */
    public RoaringBitmap withAtLeast(
            Connection connection, UUID community, Set<Measure> measures, int least, RoaringBitmap some)
            throws SQLException {
        try (var statement = connection.prepareStatement(AT_LEAST)) {
            statement.setObject(1, community);
            statement.setArray(2, names(connection, measures));
            statement.setObject(3, some.toArray());
            statement.setInt(4, least);
            var members = new RoaringBitmap();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getInt("number"));
                }
            }
            return members;
        }
    }

    /** The currencies in which something was bought or spent in a community, in the order of their codes. */
    public List<String> currencies(UUID community) {
        var prefix = Measure.moneyPrefix(ActivityTypes.PURCHASE_COMPLETED);
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(CURRENCIES)) {
            statement.setString(1, prefix);
            statement.setObject(2, community);
            statement.setString(3, prefix);
            statement.setObject(4, community);
            try (var rows = statement.executeQuery()) {
                var currencies = new ArrayList<String>();
                while (rows.next()) {
                    currencies.add(rows.getString("currency"));
                }
                return currencies;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Currencies not read", e);
        }
    }

    /**
     * The members with the most of a measure in the months from one day to another, best first; those of the same value
     * share a rank and are ordered by id.
     */
    public List<Standing> leaders(UUID community, Measure measure, LocalDate from, LocalDate to, int limit) {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(isOneMonth(from, to) ? LEADERS_OF_MONTH : LEADERS)) {
            statement.setObject(1, community);
            statement.setString(2, measure.name());
            statement.setObject(3, from);
            statement.setObject(4, to);
            statement.setInt(5, limit);
            statement.setObject(6, community);
            statement.setInt(7, limit);
            try (var rows = statement.executeQuery()) {
                var standings = new ArrayList<Standing>();
                while (rows.next()) {
                    standings.add(new Standing(
                            rows.getInt("rank"), rows.getObject("member_id", UUID.class), rows.getLong("value")));
                }
                return standings;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Board not read", e);
        }
    }

    private static boolean isOneMonth(LocalDate from, LocalDate to) {
        return from.withDayOfMonth(1).equals(to.withDayOfMonth(1));
    }

    private static void bind(Connection connection, PreparedStatement statement, UUID community, Selection selection)
            throws SQLException {
        statement.setObject(1, community);
        statement.setArray(2, names(connection, selection.counts()));
        statement.setObject(3, selection.from());
        statement.setObject(4, selection.to());
        statement.setArray(5, names(connection, selection.members()));
        statement.setObject(6, community);
        statement.setArray(7, names(connection, selection.present()));
        statement.setObject(8, selection.from());
        statement.setObject(9, selection.to());
        statement.setObject(10, community);
        statement.setArray(11, names(connection, selection.ever()));
        statement.setObject(12, selection.since());
        statement.setObject(13, selection.from());
        statement.setObject(14, community);
        statement.setArray(
                15,
                names(
                        connection,
                        selection.counts().stream().filter(Measure::isCost).toList()));
        statement.setObject(16, selection.from());
        statement.setObject(17, selection.to());
        statement.setObject(18, community);
        statement.setArray(19, names(connection, selection.boards()));
    }

    private static Array names(Connection connection, Collection<Measure> measures) throws SQLException {
        return connection.createArrayOf(
                "text", measures.stream().map(Measure::name).toArray());
    }

    private static void collect(DayRollups rollups, ResultSet row) throws SQLException {
        var measure = row.getString("measure");
        var day = row.getObject("day", LocalDate.class);
        var size = row.getObject("cardinality", Integer.class);
        if (day == null) {
            rollups.setHeld(measure, row.getInt("cardinality"), row.getLong("value"));
            return;
        }
        if (size == null) {
            rollups.setCount(measure, day, row.getLong("value"));
            return;
        }
        rollups.setSize(measure, day, size);
        var stored = row.getBytes("members");
        if (stored != null) {
            rollups.setMembers(measure, day, Bitmaps.read(stored));
        }
    }
}
