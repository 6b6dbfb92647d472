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
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.kpi.jdbc.ColumnArrays;

/** Facts in the database, written a page at a time. */
@ApplicationScoped
class FactRepository {
    private static final int FETCH_SIZE = 10_000;

    private static final String COLUMNS =
            "community_id, event_id, number, type, time, day, channel, topic, reply, amount, currency, retracted";
    private static final String INSERT = "insert into fact (" + COLUMNS + ") " + """
            select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::date[], ?::text[],
                                 ?::text[], ?::boolean[], ?::bigint[], ?::text[], ?::boolean[])
            on conflict do nothing
            returning community_id, event_id""";
    private static final String RETRACT = """
            update fact f set retracted = true
              from unnest(?::uuid[], ?::uuid[]) t (community_id, event_id)
             where f.community_id = t.community_id and f.event_id = t.event_id and not f.retracted
            returning f.community_id, f.event_id, f.number, f.type, f.time, f.day, f.channel, f.topic, f.reply,
                      f.amount, f.currency, f.retracted""";
    private static final String GROUPS = """
            select number, type, day, channel, reply, currency, count(*) as events, sum(amount) as amount
              from fact
             where community_id = ? and type = any (?) and day = any (?) and not retracted
             group by number, type, day, channel, reply, currency""";
    private static final String ALL_GROUPS = """
            select number, type, day, channel, reply, currency, count(*) as events, sum(amount) as amount
              from fact
             where community_id = ? and not retracted
             group by number, type, day, channel, reply, currency""";
    private static final String REDATE = """
            update fact set day = (time at time zone ?)::date
             where community_id = ? and day <> (time at time zone ?)::date""";

    /** Inserts what is not there yet and returns it. */
    List<Fact> insert(Connection connection, Collection<Fact> facts) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            ColumnArrays.bind(statement, facts)
                    .column("uuid", Fact::communityId)
                    .column("uuid", Fact::eventId)
                    .column("int4", Fact::number)
                    .column("text", Fact::type)
                    .column("timestamptz", Fact::time)
                    .column("date", Fact::day)
                    .column("text", Fact::channel)
                    .column("text", Fact::topic)
                    .column("bool", Fact::reply)
                    .column("int8", Fact::amount)
                    .column("text", Fact::currency)
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

    void eachGroup(Connection connection, UUID community, Consumer<FactGroup> consumer) throws SQLException {
        try (var statement = connection.prepareStatement(ALL_GROUPS)) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setObject(1, community);
            eachGroup(statement, consumer);
        }
    }

    void redate(Connection connection, UUID community, ZoneId zone) throws SQLException {
        try (var statement = connection.prepareStatement(REDATE)) {
            statement.setString(1, zone.getId());
            statement.setObject(2, community);
            statement.setString(3, zone.getId());
            statement.executeUpdate();
        }
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
                row.getBoolean("retracted"));
    }
}
