package org.communityops.incentive.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.claim.Claim;
import org.communityops.incentive.sql.Columns;

/** The temporary tables of a simulation; they are gone with its transaction. */
@ApplicationScoped
class SandboxRepository {
    private static final List<String> OPEN = List.of(
            "set transaction isolation level repeatable read",
            "set local statement_timeout = '15min'",
            "set local idle_in_transaction_session_timeout = '5min'",
            """
            create temporary table simulated (
                rule int not null, member_id uuid not null, amount bigint not null, occasions bigint not null) on commit drop
            """,
            """
            create temporary table simulated_claim (
                rule int not null, day date not null, time timestamptz not null, source_id text not null, source text not null,
                member_id uuid not null, occasion text not null, rule_version int not null, amount bigint not null) on commit drop
            """);
    private static final String ADD_SUMS =
            "insert into simulated (rule, member_id, amount, occasions) select * from unnest(?::int[], ?::uuid[], ?::bigint[], ?::bigint[])";
    private static final String ADD_CLAIMS = """
            insert into simulated_claim (rule, day, time, source_id, source, member_id, occasion, rule_version, amount)
            select ?, c.* from unnest(?::date[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::int[], ?::bigint[]) c
            """;
    private static final String CLAIMS = """
            select day, time, source_id, source, member_id, occasion, rule_version, amount
              from simulated_claim where rule = ? order by day
            """;
    private static final int AT_ONCE = 2_000;

    /** What a member would have been paid by a rule; one of several parts. */
    record Sum(int trial, UUID memberId, long amount, long occasions) {}

    /** Takes the claims of one day. */
    interface DayReader {
        void read(List<Claim> claims) throws SQLException;
    }

    /** Begins; everything that lives is seen as it is now. */
    void open(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : OPEN) {
                statement.execute(sql);
            }
        }
    }

    void addSums(Connection connection, Collection<Sum> sums) throws SQLException {
        if (sums.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD_SUMS)) {
            new Columns<>(insert, sums)
                    .add("int", Sum::trial)
                    .add("uuid", Sum::memberId)
                    .add("bigint", Sum::amount)
                    .add("bigint", Sum::occasions);
            insert.executeUpdate();
        }
    }

    void addClaims(Connection connection, int trial, Collection<Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD_CLAIMS)) {
            insert.setInt(1, trial);
            new Columns<>(insert, claims, 2)
                    .add("date", Claim::day)
                    .add("timestamptz", Claim::time)
                    .add("text", Claim::sourceId)
                    .add("text", Claim::source)
                    .add("uuid", Claim::memberId)
                    .add("text", Claim::occasion)
                    .add("int", Claim::ruleVersion)
                    .add("bigint", Claim::amount);
            insert.executeUpdate();
        }
    }

    /** Hands over the claims of a rule day by day. */
    void claimsByDay(Connection connection, Trial trial, DayReader reader) throws SQLException {
        try (var query = connection.prepareStatement(CLAIMS)) {
            query.setInt(1, trial.number());
            query.setFetchSize(AT_ONCE);
            var claims = new ArrayList<Claim>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var claim = new Claim(
                            trial.rule().communityId(),
                            trial.rule().id(),
                            row.getObject(5, UUID.class),
                            row.getObject(1, LocalDate.class),
                            row.getString(6),
                            row.getInt(7),
                            null,
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(8),
                            0);
                    if (!claims.isEmpty() && !claims.getFirst().day().equals(claim.day())) {
                        reader.read(List.copyOf(claims));
                        claims.clear();
                    }
                    claims.add(claim);
                }
            }
            if (!claims.isEmpty()) {
                reader.read(List.copyOf(claims));
            }
        }
    }
}
