package org.communityops.kpi.outcome;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.communityops.kpi.experiment.Experiment;

/** What the exposed members did, counted from the facts. */
@ApplicationScoped
class ArmRepository {
    private static final String ARMS = """
            with met as materialized (
                select e.variant, m.number, e.exposed_at + ? * interval '24 hours' as opens,
                       e.exposed_at + ? * interval '24 hours' as closes
                  from exposure e
                  left join member_number m on m.community_id = e.community_id and m.member_id = e.member_id
                 where e.community_id = ? and e.experiment_id = ? and e.exposed_at >= ? and e.exposed_at < ?
            ), done as (
                select met.number, count(*) as events, sum(f.amount / 10000.0) filter (where f.currency = ?) as amount
                  from met
                  join fact f on f.number = met.number and f.time >= met.opens and f.time < met.closes
                 where f.community_id = ? and f.type = any (?) and f.day between ? and ? and not f.retracted
                   and (f.reply or not ?)
                 group by met.number
            ), each as (
                select met.variant, met.closes <= ? as over, coalesce(done.events, 0) as events,
                       (case when ? then coalesce(done.amount, 0) else coalesce(done.events, 0) end)::numeric as value
                  from met
                  left join done on done.number = met.number
            )
            select variant, count(*) as exposed, count(*) filter (where over) as members,
                   count(*) filter (where over and events > 0) as converted,
                   coalesce(avg(value) filter (where over), 0)::float8 as mean,
                   coalesce(var_samp(value) filter (where over), 0)::float8 as variance
              from each
             group by variant""";

    private final AgroalDataSource requests;

    ArmRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /**
     * Which exposures are looked at.
     *
     * @param from the first moment
     * @param to the moment after the last
     * @param over a window that closes then or before is over
     * @param lastDay the day that the facts reach
     */
    record Span(Instant from, Instant to, Instant over, LocalDate lastDay) {
        LocalDate firstDay() {
            // A day on the safe side: the zone of the community is not that of the date.
            return LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        }
    }

    /** The arms by variant; a variant that nobody met is missing. */
    Map<String, Arm> arms(Experiment experiment, Outcome outcome, Span span) throws SQLException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try {
                plan(connection);
                return arms(connection, experiment, outcome, span);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The planner cannot know how many facts lie in the windows, and a nested loop over them would never end. */
    private static void plan(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local enable_nestloop = off; set local statement_timeout = '30s'");
        }
    }

    private static Map<String, Arm> arms(Connection connection, Experiment experiment, Outcome outcome, Span span)
            throws SQLException {
        try (var statement = connection.prepareStatement(ARMS)) {
            statement.setInt(1, outcome.daysBefore());
            statement.setInt(2, outcome.daysToEnd());
            statement.setObject(3, experiment.communityId());
            statement.setObject(4, experiment.id());
            statement.setObject(5, utc(span.from()));
            statement.setObject(6, utc(span.to()));
            statement.setString(7, outcome.currency());
            statement.setObject(8, experiment.communityId());
            statement.setArray(
                    9, connection.createArrayOf("text", outcome.types().toArray()));
            statement.setObject(10, span.firstDay());
            statement.setObject(11, span.lastDay());
            statement.setBoolean(12, outcome.repliesOnly());
            statement.setObject(13, utc(span.over()));
            statement.setBoolean(14, outcome.reading() == Outcome.Reading.AMOUNT);
            var arms = new HashMap<String, Arm>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    arms.put(
                            rows.getString("variant"),
                            new Arm(
                                    rows.getString("variant"),
                                    rows.getLong("exposed"),
                                    rows.getLong("members"),
                                    rows.getLong("converted"),
                                    rows.getDouble("mean"),
                                    rows.getDouble("variance")));
                }
            }
            return arms;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
