package org.communityops.kpi.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.communityops.kpi.period.DayRange;

/** Facts in the database, written a page at a time. */
@ApplicationScoped
class FactRepository {
    private static final int FETCH_SIZE = 10_000;
    /** How many days the local dates of a moment in two zones can be apart. */
    static final int ZONES_APART = 2;

    private static final String COLUMNS =
            "community_id, event_id, number, type, time, day, channel, topic, reply, amount, currency, about, marks, retracted";
    private static final String INSERT = "insert into fact (" + COLUMNS + ") " + """
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::date[], ?::text[],
                                 ?::text[], ?::boolean[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::boolean[])
            on conflict do nothing
            returning community_id, event_id""";
    private static final String RETRACT = """
            update fact f set retracted = true
              from unnest(?::uuid[], ?::uuid[]) t (community_id, event_id)
             where f.community_id = t.community_id and f.event_id = t.event_id and not f.retracted
            returning f.community_id, f.event_id, f.number, f.type, f.time, f.day, f.channel, f.topic, f.reply,
                      f.amount, f.currency, f.about, f.marks, f.retracted""";
    private static final String GROUPS = """
            select number, type, day, channel, reply, currency, marks, count(*) as events, sum(amount) as amount
              from fact
             where community_id = ? and type = any (?) and day = any (?) and not retracted
             group by number, type, day, channel, reply, currency, marks""";
    // The stored day is of this zone or of another one; the local dates of a moment are two days apart at most.
    private static final String GROUPS_IN_ZONE = """
            select number, type, (time at time zone ?)::date as day, channel, reply, currency, marks, count(*) as events,
                   sum(amount) as amount
              from fact
             where community_id = ? and type = any (?) and day = any (?) and (time at time zone ?)::date = any (?)
               and not retracted
             group by 1, 2, 3, 4, 5, 6, 7""";
    // The index begins with the type: found one after the other, so that only the days that are asked for are read.
    private static final String TYPES = """
            with recursive types as (
                select min(type) as type from fact where community_id = ?
                 union all
                select (select min(f.type) from fact f where f.community_id = ? and f.type > t.type)
                  from types t where t.type is not null
            )
            """;
    private static final String OF_DAYS = """
             where community_id = ? and type = any (array(select type from types where type is not null))
               and day between ?::date - 2 and ?::date + 2 and (time at time zone ?)::date between ? and ?
            """;
    private static final String GROUPS_OF_DAYS =
            TYPES + """
            select number, type, (time at time zone ?)::date as day, channel, reply, currency, marks, count(*) as events,
                   sum(amount) as amount
              from fact
            """ + OF_DAYS + "and not retracted group by 1, 2, 3, 4, 5, 6, 7";
    private static final String REDATE = TYPES + "update fact set day = (time at time zone ?)::date\n" + OF_DAYS
            + "and day <> (time at time zone ?)::date";
    private static final String REACH = TYPES + """
            select min(d.first), max(d.last)
              from types t
              cross join lateral (
                  select min(f.day) as first, max(f.day) as last
                    from fact f where f.community_id = ? and f.type = t.type
              ) d
             where t.type is not null""";

    /**
     * Inserts what is not there yet and returns it.
     *
     * @param storedDay the day under which a fact is stored
     */
    List<Fact> insert(Connection connection, Collection<Fact> facts, Function<Fact, LocalDate> storedDay)
            throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            ColumnArrays.bind(statement, facts)
                    .column("uuid", Fact::communityId)
                    .column("uuid", Fact::eventId)
                    .column("int4", Fact::number)
                    .column("text", Fact::type)
                    .column("timestamptz", Fact::time)
                    .column("date", storedDay)
                    .column("text", Fact::channel)
                    .column("text", Fact::topic)
                    .column("bool", Fact::reply)
                    .column("int8", Fact::amount)
                    .column("text", Fact::currency)
                    .column("text", Fact::about)
                    .column("text", Fact::marks)
                    .column("bool", Fact::retracted);
            return inserted(statement, facts);
        }
    }

    List<Fact> retract(Connection connection, Collection<RecordedActivity> retractions) throws SQLException {
        try (var statement = connection.prepareStatement(RETRACT)) {
            ColumnArrays.bind(statement, retractions)
                    .column("uuid", RecordedActivity::communityId)
                    .column("uuid", RecordedActivity::target);
            return facts(statement);
        }
    }

    List<FactGroup> groups(Connection connection, UUID community, Collection<String> types, Collection<LocalDate> days)
            throws SQLException {
        try (var statement = connection.prepareStatement(GROUPS)) {
            statement.setObject(1, community);
            ColumnArrays.bind(statement, types, 2).column("text", type -> type);
            ColumnArrays.bind(statement, days, 3).column("date", day -> day);
            var groups = new ArrayList<FactGroup>();
            eachGroup(statement, groups::add);
            return groups;
        }
    }

    /** The same while the stored days are of two zones: counts by the days of one of them. */
    List<FactGroup> groups(
            Connection connection, UUID community, ZoneId zone, Collection<String> types, Collection<LocalDate> days)
            throws SQLException {
        var around = days.stream()
                .flatMap(day -> day.minusDays(ZONES_APART).datesUntil(day.plusDays(ZONES_APART + 1)))
                .distinct()
                .toList();
        try (var statement = connection.prepareStatement(GROUPS_IN_ZONE)) {
            statement.setString(1, zone.getId());
            statement.setObject(2, community);
            ColumnArrays.bind(statement, types, 3).column("text", type -> type);
            ColumnArrays.bind(statement, around, 4).column("date", day -> day);
            statement.setString(5, zone.getId());
            ColumnArrays.bind(statement, days, 6).column("date", day -> day);
            var groups = new ArrayList<FactGroup>();
            eachGroup(statement, groups::add);
            return groups;
        }
    }

    void eachGroup(Connection connection, UUID community, ZoneId zone, DayRange days, Consumer<FactGroup> consumer)
            throws SQLException {
        try (var statement = connection.prepareStatement(GROUPS_OF_DAYS)) {
            statement.setFetchSize(FETCH_SIZE);
            bind(statement, community, zone, days);
            eachGroup(statement, consumer);
        }
    }

    void redate(Connection connection, UUID community, ZoneId zone, DayRange days) throws SQLException {
        try (var statement = connection.prepareStatement(REDATE)) {
            bind(statement, community, zone, days);
            statement.setString(10, zone.getId());
            statement.executeUpdate();
        }
    }

    /** The days under which facts are stored, taken back or not. */
    Optional<DayRange> reach(Connection connection, UUID community) throws SQLException {
        try (var statement = connection.prepareStatement(REACH)) {
            for (var parameter = 1; parameter <= 3; parameter++) {
                statement.setObject(parameter, community);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getObject(1) != null
                        ? Optional.of(
                                new DayRange(rows.getObject(1, LocalDate.class), rows.getObject(2, LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    private static void bind(PreparedStatement statement, UUID community, ZoneId zone, DayRange days)
            throws SQLException {
        statement.setObject(1, community);
        statement.setObject(2, community);
        statement.setString(3, zone.getId());
        statement.setObject(4, community);
        statement.setObject(5, days.from());
        statement.setObject(6, days.to());
        statement.setString(7, zone.getId());
        statement.setObject(8, days.from());
        statement.setObject(9, days.to());
    }

    private static void eachGroup(PreparedStatement statement, Consumer<FactGroup> consumer) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                consumer.accept(new FactGroup(
                        rows.getInt("number"),
                        rows.getString("type"),
                        rows.getObject("day", LocalDate.class),
                        rows.getString("channel"),
                        rows.getBoolean("reply"),
                        rows.getString("currency"),
                        rows.getString("marks"),
                        rows.getLong("events"),
                        rows.getLong("amount")));
            }
        }
    }

    private static List<Fact> inserted(PreparedStatement statement, Collection<Fact> facts) throws SQLException {
        var byKey = new HashMap<EventKey, Fact>();
        facts.forEach(fact -> byKey.putIfAbsent(new EventKey(fact.communityId(), fact.eventId()), fact));
        try (var rows = statement.executeQuery()) {
            var inserted = new ArrayList<Fact>();
            while (rows.next()) {
                var key = new EventKey(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                inserted.add(Objects.requireNonNull(byKey.get(key)));
            }
            return inserted;
        }
    }

    private static List<Fact> facts(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var facts = new ArrayList<Fact>();
            while (rows.next()) {
                facts.add(fact(rows));
            }
            return facts;
        }
    }

    private record EventKey(UUID communityId, UUID eventId) {}

    private static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getObject("community_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getInt("number"),
                row.getString("type"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("channel"),
                row.getString("topic"),
                row.getBoolean("reply"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("about"),
                row.getString("marks"),
                row.getBoolean("retracted"));
    }
}
