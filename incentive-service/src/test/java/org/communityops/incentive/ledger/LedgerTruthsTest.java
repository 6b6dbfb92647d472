package org.communityops.incentive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tries to break each truth of the ledger, with the roles of the service and with that of the tables' owner. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LedgerTruthsTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");
    private String transactionId = "";

    @BeforeEach
    void grantSomething() {
        community.join("ada");
        transactionId =
                community.grant("k", "ada", 30).statusCode(201).extract().path("id");
    }

    private static Connection connect(String role) throws SQLException {
        var config = ConfigProvider.getConfig();
        var connection = DriverManager.getConnection(
                config.getValue("communityops.db.url", String.class),
                config.getValue("communityops.db." + role, String.class),
                config.getValue("communityops.db." + role + "-password", String.class));
        try (var scope = connection.createStatement()) {
            scope.execute("select set_config('app.communities', '*', false)");
        }
        return connection;
    }

    private void run(String role, String sql) throws SQLException {
        try (var connection = connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql.replace(":c", "'" + community.id + "'").replace(":t", "'" + transactionId + "'"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app  | update entry set amount = 1000 where community_id = :c",
                "feed | update entry set amount = 1000 where community_id = :c",
                "app  | delete from entry where community_id = :c",
                "feed | delete from entry where community_id = :c",
                "app  | update ledger_transaction set reason = 'x' where community_id = :c",
                "feed | delete from ledger_transaction where community_id = :c",
                "app  | update wallet set balance = 1000 where community_id = :c",
                "feed | update wallet set balance = 1000 where community_id = :c",
                "feed | insert into wallet select community_id, gen_random_uuid(), 5, 0, 0 from wallet where community_id = :c",
                "app  | insert into entry select * from entry where community_id = :c",
                "feed | insert into entry select * from entry where community_id = :c",
                "feed | insert into ledger_transaction select * from ledger_transaction where community_id = :c",
                "app  | insert into account select * from account where community_id = :c",
                "feed | truncate entry",
                "app  | alter table entry disable trigger all"
            })
    void theServiceCannotWriteTheLedgerItself(String role, String sql) {
        assertThatThrownBy(() -> run(role, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "23000 | update entry set amount = 1000 where community_id = :c",
                "23000 | delete from entry where community_id = :c",
                "0A000 | truncate entry",
                "23000 | update ledger_transaction set reason = 'x' where community_id = :c",
                "23000 | delete from ledger_transaction where community_id = :c",
                "23000 | delete from account where community_id = :c",
                "23514 | update wallet set balance = -1 where community_id = :c",
                "23514 | update wallet set balance = 5, owed = 5 where community_id = :c",
                "23514 | insert into entry select community_id, gen_random_uuid(), transaction_id, 9, account_id, currency, 5, null, null, occurred_at, posted_at from entry where community_id = :c and number is null",
                "23514 | insert into entry select community_id, gen_random_uuid(), transaction_id, 2 + line, account_id, currency, amount, balance, number + 1, occurred_at, posted_at from entry where community_id = :c",
                "23505 | insert into entry select community_id, gen_random_uuid(), transaction_id, line, account_id, currency, amount, balance, number + 1, occurred_at, posted_at from entry where community_id = :c",
                "23514 | insert into entry select community_id, gen_random_uuid(), transaction_id, 3, account_id, currency, 0, null, null, occurred_at, posted_at from entry where community_id = :c limit 1"
            })
    void theOwnerOfTheTablesCannotBreakThemEither(String state, String sql) {
        assertThatThrownBy(() -> run("owner", sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @Test
    void anEntryBelongsToATransactionAndAnAccountOfItsCommunity() {
        var orphans = """
                insert into entry
                select community_id, gen_random_uuid(), '%s'::uuid, line, account_id, currency, amount, null, null,
                       occurred_at, posted_at
                  from entry where community_id = :c
                """.formatted(UUID.randomUUID());
        var strangers = """
                insert into entry
                select community_id, gen_random_uuid(), transaction_id, line, gen_random_uuid(), currency, amount, null, null,
                       occurred_at, posted_at
                  from entry where community_id = :c
                """;

        for (var sql : new String[] {orphans, strangers}) {
            assertThatThrownBy(() -> run("owner", sql))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("23503", "23505"));
        }
    }

    @Test
    void theDoorKeepsASessionWithinItsCommunities() throws SQLException {
        try (var connection = connect("app");
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.communities', '" + UUID.randomUUID() + "', false)");
            var call = """
                    select * from ledger_post(false, now(), array['%1$s']::uuid[], '{SYSTEM}', '{budget}', '{points}',
                        array['%1$s']::uuid[], array[gen_random_uuid()], '{TRANSFER}', '{x}', '{k2}', array[null], array[null],
                        array[null]::uuid[], array[null]::uuid[], array[null]::int[], array[null], array[null]::uuid[],
                        array[null]::uuid[], array[now()], array[null]::timestamptz[], array[null]::date[], array[null]::uuid[], '{1}', array[gen_random_uuid()], '{1}', '{5}', '{points}')
                    """.formatted(community.id);

            assertThatThrownBy(() -> statement.execute(call))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }
}
