package org.communityops.incentive.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.simulation.SimulationResult.MemberChange;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Compares the sums of a simulation with what was really paid, set-based. */
@ApplicationScoped
class ComparisonRepository {
    private static final String PAID = """
            create temporary table really_paid on commit drop as
            select r.key, v.currency, e.member_id, sum(e.amount)::bigint as amount
              from earning e
              join rule_version v
                on v.community_id = e.community_id and v.rule_id = e.rule_id and v.version = e.rule_version
              join rule r on r.community_id = e.community_id and r.id = e.rule_id
             where e.community_id = '%s' and e.day between '%s' and '%s' and e.amount > 0
             group by 1, 2, 3
            """;
    private static final String BY_MEMBER = """
            create temporary table member_sum (
                currency text not null, member_id uuid not null, simulated bigint not null, paid bigint not null) on commit drop
            """;
    private static final String FILL_BY_MEMBER = """
            insert into member_sum (currency, member_id, simulated, paid)
            select x.currency, x.member_id, sum(x.simulated), sum(x.paid)
              from (
                  select c.currency, s.member_id, s.amount as simulated, 0::bigint as paid
                    from simulated s join unnest(?::int[], ?::text[]) c(rule, currency) on c.rule = s.rule
                  union all
                  select p.currency, p.member_id, 0, p.amount from really_paid p
              ) x
             group by 1, 2
            """;
    private static final String SIMULATED_BY_RULE =
            "select rule, sum(amount)::bigint, sum(occasions)::bigint from simulated group by rule";
    private static final String PAID_BY_RULE =
            "select key, currency, sum(amount)::bigint from really_paid group by key, currency";
    private static final String BY_CURRENCY = """
            with placed as (
                select m.*, row_number() over (partition by m.currency order by m.simulated) as place,
                       row_number() over (partition by m.currency order by m.paid) as place_paid
                  from member_sum m
            )
            select currency, sum(simulated)::bigint, sum(paid)::bigint, count(*) filter (where simulated > paid),
                   count(*) filter (where simulated < paid), count(*) filter (where simulated = paid),
                   2 * sum(place_paid * paid) / nullif(count(*) * sum(paid), 0) - (count(*) + 1.0) / count(*),
                   2 * sum(place * simulated) / nullif(count(*) * sum(simulated), 0) - (count(*) + 1.0) / count(*)
              from placed group by currency order by currency
            """;
    private static final String WINNERS = """
            select member_id, simulated, paid from member_sum where currency = ? and simulated > paid
             order by simulated - paid desc, member_id limit ?
            """;
    private static final String LOSERS = """
            select member_id, simulated, paid from member_sum where currency = ? and simulated < paid
             order by simulated - paid, member_id limit ?
            """;
    // Only totals that change are looked at.
    private static final String TOTALS = """
            select m.member_id, coalesce(b.amount + b.expired, 0) + coalesce(w.amount, 0), m.simulated - m.paid
              from member_sum m
              left join board b
                on b.community_id = ? and b.member_id = m.member_id and b.currency = m.currency and b.period = 'all'
              left join (
                  select member_id, sum(amount + expired)::bigint as amount from board_change
                   where community_id = ? and currency = ? group by member_id) w on w.member_id = m.member_id
             where m.currency = ? and m.simulated <> m.paid
             order by m.member_id
            """;
    private static final int AT_ONCE = 2_000;

    /** What a rule of the scenario would have paid. */
    record Simulated(int trial, long amount, long occasions) {}

    /** What a rule really paid. */
    record Paid(String key, String currency, long amount) {}

    /** Both sides of one currency. */
    record CurrencySums(
            String currency,
            long simulated,
            long paid,
            long winners,
            long losers,
            long unchanged,
            @Nullable Double giniPaid,
            @Nullable Double giniSimulated) {}

    /** Takes the total of one member: what it has now, and what it would have more. */
    interface TotalReader {
        void read(UUID memberId, long now, long more) throws SQLException;
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Adds up what was really paid, and both sides by member. */
    void prepare(Connection connection, Scenario scenario, List<Trial> trials) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Parameters are not taken here; ids and dates need no quoting.
            statement.execute(PAID.formatted(scenario.communityId(), scenario.from(), scenario.to()));
            statement.execute(BY_MEMBER);
        }
        try (var insert = connection.prepareStatement(FILL_BY_MEMBER)) {
            new Columns<>(insert, trials).add("int", Trial::number).add("text", Trial::currency);
            insert.executeUpdate();
        }
    }

    List<Simulated> simulated(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(SIMULATED_BY_RULE)) {
            return rows(query, row -> new Simulated(row.getInt(1), row.getLong(2), row.getLong(3)));
        }
    }

    List<Paid> paid(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(PAID_BY_RULE)) {
            return rows(query, row -> new Paid(row.getString(1), row.getString(2), row.getLong(3)));
        }
    }

    List<CurrencySums> currencies(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(BY_CURRENCY)) {
            return rows(
                    query,
                    row -> new CurrencySums(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            number(row, 7),
                            number(row, 8)));
        }
    }

    List<MemberChange> winners(Connection connection, String currency, int limit) throws SQLException {
        return top(connection, WINNERS, currency, limit);
    }

    List<MemberChange> losers(Connection connection, String currency, int limit) throws SQLException {
        return top(connection, LOSERS, currency, limit);
    }

    /** Hands over the lifetime totals of those whose points would change, by member. */
    void totals(Connection connection, UUID communityId, String currency, TotalReader reader) throws SQLException {
        try (var query = connection.prepareStatement(TOTALS)) {
            query.setObject(1, communityId);
            query.setObject(2, communityId);
            query.setString(3, currency);
            query.setString(4, currency);
            query.setFetchSize(AT_ONCE);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    reader.read(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3));
                }
            }
        }
    }

    private static List<MemberChange> top(Connection connection, String sql, String currency, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, currency);
            query.setInt(2, limit);
            return rows(query, row -> {
                var simulated = row.getLong(2);
                var paid = row.getLong(3);
                return new MemberChange(row.getObject(1, UUID.class), simulated, paid, simulated - paid);
            });
        }
    }

    private static <T> List<T> rows(PreparedStatement query, Row<T> mapper) throws SQLException {
        var rows = new ArrayList<T>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                rows.add(mapper.of(row));
            }
        }
        return rows;
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        var number = row.getBigDecimal(column);
        return number == null ? null : number.doubleValue();
    }
}
