package org.communityops.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL for one test run, with the three roles of a service and a reader of views. Durability is off, since
 * nothing in it outlives the run.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String ROLES = """
            create role test_owner login password 'owner-password';
            create role test_app login password 'app-password';
            create role test_feed login password 'feed-password';
            create role kpi_bi nologin;
            create role test_reader login password 'reader-password' in role kpi_bi;
            create database test owner test_owner;
            """;

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var started = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .start();
            postgres = started;
            try (var connection = started.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                for (var sql : ROLES.split(";\n")) {
                    statement.execute(sql);
                }
            }
            return Map.of(
                    // Tests present many wrong keys from one address.
                    "communityops.limits.failures-per-minute", "100000",
                    "communityops.db.url", "jdbc:postgresql://localhost:" + started.getPort() + "/test",
                    "communityops.db.owner", "test_owner",
                    "communityops.db.owner-password", "owner-password",
                    "communityops.db.app", "test_app",
                    "communityops.db.app-password", "app-password",
                    "communityops.db.feed", "test_feed",
                    "communityops.db.feed-password", "feed-password",
                    "communityops.service-key",
                            ApiKey.generate(KeyKind.SVC, new SecureRandom()).text());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The roles could not be made", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
