package org.communityops.incentive.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Rules that were there before versions could be drafted. */
class LifecycleMigrationTest {
    private static final String COMMUNITY = "0197c0de-0000-7000-8000-000000000001";

    @Test
    void keepsTheRulesThatWereThereActiveForEver() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var connection = postgres.getPostgresDatabase().getConnection()) {
            execute(connection, "create role test_app", "create role test_feed");
            migrate(postgres, "20260201000900");
            execute(
                    connection,
                    "insert into currency values ('" + COMMUNITY + "', 'points', 'Points', true)",
                    "begin",
                    "insert into rule values ('" + COMMUNITY + "', '" + COMMUNITY + "', 'old', 'Old rule', 1)",
                    "insert into rule_version values ('" + COMMUNITY + "', '" + COMMUNITY
                            + "', 1, '{\"currency\": \"points\", \"award\": {\"fixed\": 1}}', '2026-01-05T00:00:00Z')",
                    "commit");

            migrate(postgres, "20260320000200");

            assertThat(row(connection)).isEqualTo("Old rule|1|2026-01-05 00:00:00+00|null|points|false");
            assertThatThrownBy(() -> execute(connection, "update rule_version set name = 'New'"))
                    .hasMessageContaining("never changes");
            assertThatThrownBy(() -> execute(connection, "delete from rule_version"))
                    .hasMessageContaining("never changes");
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String target) {
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("db/kit", "filesystem:src/main/resources/db/migration")
                .placeholders(Map.of("app", "test_app", "feed", "test_feed"))
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private static String row(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select concat_ws('|', name, revision, published_at at time zone 'UTC' at time zone 'UTC',
                                         coalesce(active_from::text, 'null'), currency, definition ->> 'excludeSelf')
                          from rule_version""")) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
