package org.communityops.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedFloorTest {
    private static final int BACKLOG = 50_000;
    private static final Pattern HITS = Pattern.compile("Buffers: shared hit=(\\d+)");

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    private final UUID community = UUID.randomUUID();

    @Test
    void passesOverDeadRowsThatALongSnapshotKeeps() throws Exception {
        try (var snapshot = database.getConnection();
                var writer = database.getConnection()) {
            holdASnapshot(snapshot);
            for (var written = 0; written < BACKLOG; written += 5_000) {
                write(writer, 5_000);
                drain();
            }
            for (var i = 0; i < 3; i++) {
                write(writer, 1);
                drain();
            }

            var fromTheBeginning = pages(writer, "select seq from outbox where seq > 0 order by seq limit 1");
            assertThat(fromTheBeginning).as("the snapshot keeps the dead rows").isGreaterThan(500);
            assertThat(pages(writer, "select feed_publish(5000)"))
                    .as("pages of an idle call; from the beginning %d", fromTheBeginning)
                    .isLessThan(fromTheBeginning / 4);
            write(writer, 1);
            assertThat(pages(writer, "select feed_publish(5000)"))
                    .as("pages of a call that publishes; from the beginning %d", fromTheBeginning)
                    .isLessThan(fromTheBeginning);
            assertThat(floor(writer)).isGreaterThan(BACKLOG - 10_000);

            snapshot.rollback();
        }
    }

    @Test
    void staysBelowANumberWhoseTransactionIsUnderWay() throws Exception {
        try (var late = database.getConnection();
                var writer = database.getConnection()) {
            late.setAutoCommit(false);
            write(late, 1);
            var number = lastNumber(writer);
            for (var i = 0; i < 5; i++) {
                write(writer, 10);
                drain();
            }
            assertThat(floor(writer)).isLessThan(number);

            late.commit();
            drain();

            assertThat(published(writer)).isEqualTo(51);
        } finally {
            drain();
        }
    }

    private static void holdASnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        one(connection, "select count(*) from feed_head");
    }

    private void write(Connection connection, int count) throws SQLException {
        var time = Instant.parse("2026-11-20T02:15:00Z");
        outbox.add(
                connection,
                Stream.generate(() -> News.of(Ids.next(), community, "floor.tested", "s", time, Map.of()))
                        .limit(count)
                        .toList());
    }

    /** Waits until the publisher has moved everything that is committed. */
    private void drain() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            try (var connection = database.getConnection()) {
                one(connection, "select feed_publish(5000)");
                return one(connection, "select count(*) from outbox") == 0;
            }
        });
    }

    private static long pages(Connection connection, String sql) throws SQLException {
        try (var explain = connection.prepareStatement("explain (analyze, buffers) " + sql);
                var line = explain.executeQuery()) {
            while (line.next()) {
                var hits = HITS.matcher(line.getString(1));
                if (hits.find()) {
                    return Long.parseLong(hits.group(1));
                }
            }
            throw new IllegalStateException("The plan tells of no buffers");
        }
    }

    private static long floor(Connection connection) throws SQLException {
        return one(connection, "select floor from feed_floor");
    }

    private static long lastNumber(Connection connection) throws SQLException {
        return one(connection, "select last_value from outbox_seq");
    }

    private long published(Connection connection) throws SQLException {
        return one(connection, "select count(*) from feed where community_id = '" + community + "'");
    }

    private static long one(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
