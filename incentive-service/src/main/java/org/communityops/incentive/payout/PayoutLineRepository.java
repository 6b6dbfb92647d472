package org.communityops.incentive.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.payout.PayoutLine.Decision;
import org.communityops.incentive.payout.PayoutLine.Kind;
import org.communityops.incentive.payout.PayoutLine.Verdict;
import org.communityops.incentive.sql.Columns;

/** The lines of payout lists in the database. */
@ApplicationScoped
class PayoutLineRepository {
    private static final String COLUMNS = """
            line, kind, period, subject, evaluation_revision, score, grade, entitled, proposed, amount, reason, decision,
            decision_reason
            """;
    private static final String ADD = """
            insert into payout_line (
                community_id, list_id, plan_id, line, kind, period, subject, evaluation_revision, score, grade, entitled,
                proposed, amount, reason)
            select ?, ?, ?, n.* from unnest(
                ?::int[], ?::text[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::numeric[], ?::numeric[],
                ?::numeric[], ?::text[]) n
            """;
    private static final String REMOVE = "delete from payout_line where community_id = ? and list_id = ?";
    private static final String RESTORE = """
            update payout_line set amount = proposed, decision = null, decision_reason = null
             where community_id = ? and list_id = ? and decision is not null
            """;
    private static final String DECIDE = """
            update payout_line l set amount = d.amount, decision = d.decision, decision_reason = d.reason
              from unnest(?::int[], ?::numeric[], ?::text[], ?::text[]) d(line, amount, decision, reason)
             where l.community_id = ? and l.list_id = ? and l.line = d.line
            """;
    private static final String PAGE = "select " + COLUMNS
            + " from payout_line where community_id = ? and list_id = ? and line > ? order by line limit ?";
    private static final String HOLDS =
            "select exists (select from payout_line where community_id = ? and list_id = ? and subject = ?)";
    private static final String REVISED = """
            select distinct l.period, l.plan_version
              from payout_list l
              join evaluation e on e.community_id = l.community_id and e.card = l.card and e.period = l.period
             where l.community_id = ? and l.plan_id = ? and l.state = 'FROZEN'
               and e.revision > coalesce((
                       select max(p.evaluation_revision) from payout_line p
                        where p.community_id = l.community_id and p.plan_id = l.plan_id and p.period = l.period
                          and p.subject = e.subject), 0)
             order by l.period
            """;
    private static final String GIVEN = """
            select subject, max(evaluation_revision) as revision, max(entitled) as entitled,
                   bool_or(kind = 'BONUS' and decision is not distinct from 'EXCLUDED') as excluded
              from payout_line where community_id = ? and plan_id = ? and period = ? group by subject
            """;

    /** A period whose list is frozen while some evaluation of it is newer. */
    record Revised(String period, int planVersion) {}

    /**
     * What lines gave a subject for a period so far.
     *
     * @param revision the latest evaluation that one of them is for
     * @param entitled the most that the plan gave for one of these evaluations
     * @param excluded whether the reviewer left the subject out
     */
    record Given(String subject, int revision, BigDecimal entitled, boolean excluded) {}

    /** A reviewer's word on a line. */
    record Decided(int line, BigDecimal amount, Decision decision) {}

    void add(Connection connection, UUID communityId, UUID listId, UUID planId, List<PayoutLine> lines)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, listId);
            insert.setObject(3, planId);
            new Columns<>(insert, lines, 4)
                    .add("int", PayoutLine::line)
                    .add("text", line -> line.kind().name())
                    .add("text", PayoutLine::period)
                    .add("text", PayoutLine::subject)
                    .add("int", PayoutLine::evaluationRevision)
                    .add("numeric", PayoutLine::score)
                    .add("text", PayoutLine::grade)
                    .add("numeric", PayoutLine::entitled)
                    .add("numeric", PayoutLine::proposed)
                    .add("numeric", PayoutLine::amount)
                    .add("text", PayoutLine::reason);
            insert.executeUpdate();
        }
    }

    void remove(Connection connection, UUID communityId, UUID listId) throws SQLException {
        execute(connection, REMOVE, communityId, listId);
    }

    /** Has every line pay what was proposed. */
    void restore(Connection connection, UUID communityId, UUID listId) throws SQLException {
        execute(connection, RESTORE, communityId, listId);
    }

    /** How many of the lines exist. */
    int decide(Connection connection, UUID communityId, UUID listId, List<Decided> decided) throws SQLException {
        try (var update = connection.prepareStatement(DECIDE)) {
            new Columns<>(update, decided)
                    .add("int", Decided::line)
                    .add("numeric", Decided::amount)
                    .add("text", line -> line.decision().verdict().name())
                    .add("text", line -> line.decision().reason());
            update.setObject(5, communityId);
            update.setObject(6, listId);
            return update.executeUpdate();
        }
    }

    List<PayoutLine> page(Connection connection, UUID communityId, UUID listId, int after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, listId);
            query.setInt(3, after);
            query.setInt(4, limit);
            return rows(query);
        }
    }

    boolean holds(Connection connection, UUID communityId, UUID listId, String subject) throws SQLException {
        try (var query = connection.prepareStatement(HOLDS)) {
            query.setObject(1, communityId);
            query.setObject(2, listId);
            query.setString(3, subject);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    List<Revised> revised(Connection connection, UUID communityId, UUID planId) throws SQLException {
        try (var query = connection.prepareStatement(REVISED)) {
            query.setObject(1, communityId);
            query.setObject(2, planId);
            var revised = new ArrayList<Revised>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    revised.add(new Revised(row.getString("period"), row.getInt("plan_version")));
                }
            }
            return revised;
        }
    }

    List<Given> given(Connection connection, UUID communityId, UUID planId, String period) throws SQLException {
        try (var query = connection.prepareStatement(GIVEN)) {
            query.setObject(1, communityId);
            query.setObject(2, planId);
            query.setString(3, period);
            var given = new ArrayList<Given>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    given.add(new Given(
                            row.getString("subject"),
                            row.getInt("revision"),
                            row.getBigDecimal("entitled"),
                            row.getBoolean("excluded")));
                }
            }
            return given;
        }
    }

    private static void execute(Connection connection, String sql, UUID communityId, UUID listId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, communityId);
            statement.setObject(2, listId);
            statement.executeUpdate();
        }
    }

    private static List<PayoutLine> rows(PreparedStatement query) throws SQLException {
        var lines = new ArrayList<PayoutLine>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                lines.add(line(row));
            }
        }
        return lines;
    }

    private static PayoutLine line(ResultSet row) throws SQLException {
        var decision = row.getString("decision");
        return new PayoutLine(
                row.getInt("line"),
                Kind.valueOf(row.getString("kind")),
                row.getString("period"),
                row.getString("subject"),
                row.getInt("evaluation_revision"),
                row.getBigDecimal("score"),
                row.getString("grade"),
                row.getBigDecimal("entitled"),
                row.getBigDecimal("proposed"),
                row.getBigDecimal("amount"),
                row.getString("reason"),
                decision == null ? null : new Decision(Verdict.valueOf(decision), row.getString("decision_reason")));
    }
}
