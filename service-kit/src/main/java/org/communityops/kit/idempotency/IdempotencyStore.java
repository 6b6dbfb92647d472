package org.communityops.kit.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The answers given so far. Works in the transaction of the caller. */
@ApplicationScoped
class IdempotencyStore {
    /** How long a key is remembered; what moves points or money keeps its own keys for ever. */
    private static final Duration KEPT = Duration.ofHours(48);

    private static final String CLAIM = """
            insert into idempotency (principal, idempotency_key, fingerprint, created_at) values (?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String COMPLETE = """
            update idempotency set status = ?, location = ?, etag = ?, body = ?
             where principal = ? and idempotency_key = ?
            """;
    private static final String ANSWER = """
            select fingerprint, status, location, etag, body from idempotency
             where principal = ? and idempotency_key = ?
            """;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final AgroalDataSource database;
    private final AgroalDataSource background;
    private final Clock clock;

    IdempotencyStore(AgroalDataSource database, @DataSource("feed") AgroalDataSource background, Clock clock) {
        this.database = database;
        this.background = background;
        this.clock = clock;
    }

    /** A kept answer. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(
            byte[] fingerprint,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {
        Answer withoutBody() {
            return new Answer(fingerprint, status, location, etag, null);
        }
    }

    /** Whether the key is new. Waits for a twin that is under way, up to the lock time-out: 409 after that. */
    boolean claim(String principal, String key, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, principal);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new ProblemException(ProblemType.STILL_RUNNING, "Ask again in a moment")
                        .header("Retry-After", "2");
            }
            throw e;
        }
    }

    void complete(String principal, String key, Answer answer) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(COMPLETE)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.location());
            update.setString(3, answer.etag());
            update.setString(4, answer.body());
            update.setString(5, principal);
            update.setString(6, key);
            update.executeUpdate();
        }
    }

    Answer answer(String principal, String key) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ANSWER)) {
            query.setString(1, principal);
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(ProblemType.STILL_RUNNING, "Ask again in a moment")
                            .header("Retry-After", "2");
                }
                return new Answer(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body"));
            }
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forgetOld() throws SQLException {
        try (var connection = background.getConnection();
                var delete = connection.prepareStatement("delete from idempotency where created_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        }
    }
}
