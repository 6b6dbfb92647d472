package org.communityops.kpi.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.experiment.Experiment;
import org.communityops.kpi.jdbc.Analyses;

/** What the exposed members did, counted from the facts. */
@ApplicationScoped
class ArmRepository {
    /** What each member did whose exposure is looked at. */
    private static final String EACH = """
            with met as materialized (
                select e.variant, e.member_id, e.exposed_at, m.number, e.exposed_at + ? * interval '24 hours' as opens,
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
                select met.variant, met.member_id, met.exposed_at, met.closes <= ? as over, coalesce(done.events, 0) as events,
                       (case when ? then coalesce(done.amount, 0) else coalesce(done.events, 0) end)::numeric as value
                  from met
                  left join done on done.number = met.number
            )
            """;

    private static final String ARMS = EACH + """
            select variant, count(*) as exposed, count(*) filter (where over) as members,
                   count(*) filter (where over and events > 0) as converted,
                   coalesce(avg(value) filter (where over), 0)::float8 as mean,
                   coalesce(var_samp(value) filter (where over), 0)::float8 as variance
              from each
             group by variant""";
    private static final String MEMBERS = EACH + """
            select member_id, exposed_at, over, events, value
              from each
             where variant = ? and member_id > ?
             order by member_id
             limit ?""";

    private final Analyses analyses;

    ArmRepository(Analyses analyses) {
        this.analyses = analyses;
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
        // Days only lead to the facts, whose times decide. A day on the safe side: the zone of the community is not
        // that of the
        // date, and while it moves, facts are of the days of either zone.
        LocalDate firstDay() {
            return LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        }

        LocalDate dayAfterLast() {
            return lastDay.plusDays(1);
        }
    }

    /** The arms by variant; a variant that nobody met is missing. */
    Map<String, Arm> arms(Experiment experiment, Outcome outcome, Span span) throws SQLException {
        return read(ARMS, experiment, outcome, span, _ -> {}, rows -> {
            var arms = new HashMap<String, Arm>();
            while (rows.next()) {
                arms.put(rows.getString("variant"), arm(rows));
            }
            return arms;
        });
    }

    /** The members of a variant after an id, by id, and what each did. */
    List<ArmMember> members(Experiment experiment, Outcome outcome, Span span, String variant, UUID after, int limit)
            throws SQLException {
        Binding more = statement -> {
            statement.setString(15, variant);
            statement.setObject(16, after);
            statement.setInt(17, limit);
        };
        return read(MEMBERS, experiment, outcome, span, more, rows -> {
            var members = new ArrayList<ArmMember>();
            while (rows.next()) {
                members.add(new ArmMember(
                        rows.getObject("member_id", UUID.class),
                        rows.getObject("exposed_at", OffsetDateTime.class).toInstant(),
                        rows.getBoolean("over"),
                        rows.getLong("events"),
                        outcome.reading() == Outcome.Reading.AMOUNT ? rows.getBigDecimal("value") : null));
            }
            return members;
        });
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T read(String sql, Experiment experiment, Outcome outcome, Span span, Binding more, Reading<T> reading)
            throws SQLException {
        return analyses.read(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, experiment, outcome, span);
                more.bind(statement);
                try (var rows = statement.executeQuery()) {
                    return reading.read(rows);
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, Experiment experiment, Outcome outcome, Span span)
            throws SQLException {
        statement.setInt(1, outcome.daysBefore());
        statement.setInt(2, outcome.daysToEnd());
        statement.setObject(3, experiment.communityId());
        statement.setObject(4, experiment.id());
        statement.setObject(5, utc(span.from()));
        statement.setObject(6, utc(span.to()));
        statement.setString(7, outcome.currency());
        statement.setObject(8, experiment.communityId());
        statement.setArray(
                9,
                statement.getConnection().createArrayOf("text", outcome.types().toArray()));
        statement.setObject(10, span.firstDay());
        statement.setObject(11, span.dayAfterLast());
        statement.setBoolean(12, outcome.repliesOnly());
        statement.setObject(13, utc(span.over()));
        statement.setBoolean(14, outcome.reading() == Outcome.Reading.AMOUNT);
    }

    private static Arm arm(ResultSet row) throws SQLException {
        return new Arm(
                row.getString("variant"),
                row.getLong("exposed"),
                row.getLong("members"),
                row.getLong("converted"),
                row.getDouble("mean"),
                row.getDouble("variance"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
