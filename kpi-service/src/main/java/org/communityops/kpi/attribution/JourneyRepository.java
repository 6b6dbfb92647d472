package org.communityops.kpi.attribution;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.communityops.kpi.attribution.JourneyReader.Step;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.jdbc.Analyses;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/** Touches and conversions in the database. */
@ApplicationScoped
class JourneyRepository {
    private static final int FETCH_SIZE = 5_000;

    // Stored days only lead to the facts, whose times decide: while a community moves to another zone, facts are of the
    // days of
    // either.
    private static final String OF_DAYS = """
             where community_id = ? and type = any (?) and day between ?::date - 2 and ?::date + 2
               and (time at time zone ?)::date between ? and ? and not retracted
            """;
    private static final String CHANNELS = "select channel from fact\n" + OF_DAYS
            + "and channel is not null group by channel order by channel limit ?";
    private static final String CURRENCIES =
            "select currency from fact\n" + OF_DAYS + "and currency is not null group by currency order by currency";
    private static final String STEPS =
            """
            select number, type, time, (time at time zone ?)::date as day, channel,
                   case when currency = ? then trim_scale(amount / 10000.0) end as amount
              from fact
            """ + OF_DAYS + "and (channel is not null or type <> ?) and number >= ? order by number, time, event_id";

    private final AgroalDataSource requests;
    private final Analyses analyses;

    JourneyRepository(AgroalDataSource requests, Analyses analyses) {
        this.requests = requests;
        this.analyses = analyses;
    }

    /** The channels of the touches of some days, in the order of their names. */
    List<String> channels(Community community, DayRange days, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(CHANNELS)) {
            var next = bind(statement, 1, community, List.of(JourneyReader.TOUCH), days);
            statement.setInt(next, limit);
            return texts(statement);
        }
    }

    /** The currencies of the amounts of conversions. */
    List<String> currencies(Community community, String conversion, DayRange days) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(CURRENCIES)) {
            bind(statement, 1, community, List.of(conversion), days);
            return texts(statement);
        }
    }

    /**
     * Hands out touches and conversions, member by member in the order of their numbers, oldest first, as long as they are
     * wanted.
     *
     * @param firstMember the number of the first member
     * @param channels whose place in the list is their number
     */
    void eachStep(
            Community community,
            String conversion,
            @Nullable String currency,
            DayRange days,
            int firstMember,
            List<String> channels,
            Predicate<Step> consumer)
            throws SQLException {
        analyses.read(connection -> {
            try (var statement = connection.prepareStatement(STEPS)) {
                statement.setString(1, community.zone().getId());
                statement.setString(2, currency);
                var next = bind(statement, 3, community, List.of(JourneyReader.TOUCH, conversion), days);
                statement.setString(next, JourneyReader.TOUCH);
                statement.setInt(next + 1, firstMember);
                statement.setFetchSize(FETCH_SIZE);
                eachStep(statement, numbers(channels), consumer);
                return consumer;
            }
        });
    }

    private static void eachStep(PreparedStatement statement, Map<String, Integer> numbers, Predicate<Step> consumer)
            throws SQLException {
        try (var rows = statement.executeQuery()) {
            var goesOn = true;
            while (goesOn && rows.next()) {
                var channel = rows.getString("type").equals(JourneyReader.TOUCH) ? rows.getString("channel") : null;
                var number = channel == null ? null : numbers.get(channel);
                if (channel == null || number != null) {
                    goesOn = consumer.test(new Step(
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

    /** Binds what {@link #OF_DAYS} asks for, and returns the number of the next parameter. */
    private static int bind(
            PreparedStatement statement, int first, Community community, List<String> types, DayRange days)
            throws SQLException {
        var next = first;
        statement.setObject(next++, community.id());
        statement.setArray(next++, statement.getConnection().createArrayOf("text", types.toArray()));
        statement.setObject(next++, days.from());
        statement.setObject(next++, days.to());
        statement.setString(next++, community.zone().getId());
        statement.setObject(next++, days.from());
        statement.setObject(next++, days.to());
        return next;
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
