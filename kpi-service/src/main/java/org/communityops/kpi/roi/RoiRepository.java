package org.communityops.kpi.roi;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.kpi.attribution.JourneyReader.Step;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Worth;
import org.communityops.kpi.jdbc.Analyses;

/** Touches and purchases in the database. */
@ApplicationScoped
class RoiRepository {
    private static final int FETCH_SIZE = 5_000;

    private static final String NAMES = """
            select distinct %1$s as name
              from fact
             where community_id = ? and type = 'channel.touched' and day between ?::date - 2 and ?::date + 2 and not retracted
               and %1$s is not null
             order by name
             limit ?""";
    private static final String REFUNDS = """
            select about, sum(amount) as amount
              from fact
             where community_id = ? and type = 'purchase.refunded' and currency = ? and about is not null
               and not retracted
             group by about""";
    // Days only narrow what is read, two more on each side: while a community moves they are of one zone or another.
    private static final String STEPS = """
            select number, type, time, %1$s as name, about, case when currency = ? then amount else 0 end as amount
              from fact
             where community_id = ? and type in ('channel.touched', 'purchase.completed')
               and day between ?::date - 2 and ?::date + 2
               and not retracted and (%1$s is not null or type <> 'channel.touched')
             order by number, time, event_id""";

    private final AgroalDataSource requests;
    private final Analyses analyses;

    RoiRepository(AgroalDataSource requests, Analyses analyses) {
        this.requests = requests;
        this.analyses = analyses;
    }

    /** The campaigns or channels of the touches of some days, in the order of their names. */
    List<String> names(UUID community, RoiBy by, LocalDate from, LocalDate to, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(NAMES.formatted(by.column()))) {
            statement.setObject(1, community);
            statement.setObject(2, from);
            statement.setObject(3, to);
            statement.setInt(4, limit);
            try (var rows = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString("name"));
                }
                return names;
            }
        }
    }

    /**
     * Hands out touches and purchases, member by member, oldest first; purchases less what was refunded of their order, not
     * below zero.
     *
     * @param names whose place in the list is their number
     */
    void eachStep(
            Community community,
            RoiBy by,
            String currency,
            LocalDate from,
            LocalDate to,
            List<String> names,
            Consumer<Step> consumer)
            throws SQLException {
        analyses.read(connection -> {
            try (var statement = connection.prepareStatement(STEPS.formatted(by.column()))) {
                var refunds = refunds(connection, community.id(), currency);
                statement.setString(1, currency);
                statement.setObject(2, community.id());
                statement.setObject(3, from);
                statement.setObject(4, to);
                statement.setFetchSize(FETCH_SIZE);
                eachStep(statement, community.zone(), refunds, numbers(names), step -> {
                    if (!step.day().isBefore(from) && !step.day().isAfter(to)) {
                        consumer.accept(step);
                    }
                });
                return consumer;
            }
        });
    }

    private static Map<String, Long> refunds(Connection connection, UUID community, String currency)
            throws SQLException {
        try (var statement = connection.prepareStatement(REFUNDS)) {
            statement.setObject(1, community);
            statement.setString(2, currency);
            try (var rows = statement.executeQuery()) {
                var refunds = new HashMap<String, Long>();
                while (rows.next()) {
                    refunds.put(rows.getString("about"), rows.getLong("amount"));
                }
                return refunds;
            }
        }
    }

    private static void eachStep(
            PreparedStatement statement,
            ZoneId zone,
            Map<String, Long> refunds,
            Map<String, Integer> numbers,
            Consumer<Step> steps)
            throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var isTouch = rows.getString("type").equals("channel.touched");
                var number = isTouch ? numbers.get(rows.getString("name")) : null;
                if (!isTouch || number != null) {
                    var kept = isTouch ? 0 : kept(rows.getLong("amount"), rows.getString("about"), refunds);
                    var time = rows.getObject("time", OffsetDateTime.class).toInstant();
                    steps.accept(new Step(
                            rows.getInt("number"),
                            time,
                            time.atZone(zone).toLocalDate(),
                            number,
                            BigDecimal.valueOf(kept, Worth.MONEY_DECIMALS)));
                }
            }
        }
    }

    /** A refund is taken off the first purchase of its order, what is left of it off the next one. */
    private static long kept(long amount, String order, Map<String, Long> refunds) {
        var back = Math.min(amount, refunds.getOrDefault(order, 0L));
        if (back > 0) {
            refunds.merge(order, -back, Long::sum);
        }
        return amount - back;
    }

    private static Map<String, Integer> numbers(List<String> names) {
        var numbers = new HashMap<String, Integer>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        return numbers;
    }
}
