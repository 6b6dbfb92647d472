package org.communityops.kpi.attribution;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.kpi.attribution.JourneyReader.Step;
import org.jspecify.annotations.Nullable;

/** Touches and conversions in the database. */
@ApplicationScoped
class JourneyRepository {
    private static final int FETCH_SIZE = 5_000;

    private static final String CHANNELS = """
            select channel
              from fact
             where community_id = ? and type = ? and day between ? and ? and not retracted and channel is not null
             group by channel
             order by channel
             limit ?""";
    private static final String CURRENCIES = """
            select f.currency
              from fact f
             where f.community_id = ? and f.type = ? and f.day between ? and ? and not f.retracted and f.currency is not null
             group by f.currency
             order by f.currency""";
    private static final String STEPS = """
            select f.number, f.type, f.time, f.day, f.channel,
                   case when f.currency = ? then trim_scale(f.amount / 10000.0) end as amount
              from fact f
             where f.community_id = ? and f.type in (?, ?) and f.day between ? and ? and not f.retracted
               and (f.channel is not null or f.type <> ?)
             order by f.number, f.time, f.event_id""";

    private final AgroalDataSource requests;

    JourneyRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** The channels of the touches of some days, in the order of their names. */
    List<String> channels(UUID community, LocalDate from, LocalDate to, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(CHANNELS)) {
            bind(statement, community, JourneyReader.TOUCH, from, to);
            statement.setInt(5, limit);
            return texts(statement);
        }
    }

    /** The currencies of the amounts of conversions. */
    List<String> currencies(UUID community, String conversion, LocalDate from, LocalDate to) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(CURRENCIES)) {
            bind(statement, community, conversion, from, to);
            return texts(statement);
        }
    }

    /**
     * Hands out touches and conversions, member by member, oldest first.
     *
     * @param channels whose place in the list is their number
     */
    void eachStep(
            UUID community,
            String conversion,
            @Nullable String currency,
            LocalDate from,
            LocalDate to,
            List<String> channels,
            Consumer<Step> consumer)
            throws SQLException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(STEPS)) {
                allowTime(connection);
                statement.setString(1, currency);
                statement.setObject(2, community);
                statement.setString(3, JourneyReader.TOUCH);
                statement.setString(4, conversion);
                statement.setObject(5, from);
                statement.setObject(6, to);
                statement.setString(7, JourneyReader.TOUCH);
                statement.setFetchSize(FETCH_SIZE);
                eachStep(statement, numbers(channels), consumer);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** An analysis: it may take longer than other requests. */
    private static void allowTime(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local work_mem = '32MB'; set local statement_timeout = '30s'");
        }
    }

    private static void eachStep(PreparedStatement statement, Map<String, Integer> numbers, Consumer<Step> consumer)
            throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var channel = rows.getString("type").equals(JourneyReader.TOUCH) ? rows.getString("channel") : null;
                var number = channel == null ? null : numbers.get(channel);
                if (channel == null || number != null) {
                    consumer.accept(new Step(
                            rows.getInt("number"),
                            rows.getObject("time", OffsetDateTime.class).toInstant(),
                            rows.getObject("day", LocalDate.class),
                            number,
                            rows.getBigDecimal("amount")));
                }
            }
        }
    }

    private static Map<String, Integer> numbers(List<String> channels) {
        var numbers = new HashMap<String, Integer>();
        channels.forEach(channel -> numbers.put(channel, numbers.size()));
        return numbers;
    }

    private static void bind(PreparedStatement statement, UUID community, String type, LocalDate from, LocalDate to)
            throws SQLException {
        statement.setObject(1, community);
        statement.setString(2, type);
        statement.setObject(3, from);
        statement.setObject(4, to);
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
