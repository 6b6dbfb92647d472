package org.communityops.incentive.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.simulation.SimulationResult;
import org.communityops.incentive.simulation.TestedRule;
import org.jspecify.annotations.Nullable;

/** Back-tests in the database. Requests see their community; the worker sees all. */
@ApplicationScoped
class BacktestRepository {
    private static final String COLUMNS =
            "community_id, id, from_day, to_day, rules, state, done, total, failure, result, created_at, finished_at, attempt";
    private static final String ADD = """
            insert into backtest (community_id, id, from_day, to_day, rules, state, created_at)
            values (?, ?, ?, ?, ?::jsonb, 'QUEUED', ?)
            """;
    private static final String ONE = "select " + COLUMNS + " from backtest where community_id = ? and id = ?";
    private static final String PAGE = "select " + COLUMNS + """
             from backtest where community_id = ? and id < ? order by id desc limit ?
            """;
    private static final String UNFINISHED =
            "select count(*) from backtest where community_id = ? and state in ('QUEUED', 'RUNNING')";
    private static final String CANCEL = """
            update backtest set state = 'CANCELLED', finished_at = ?
             where community_id = ? and id = ? and state in ('QUEUED', 'RUNNING')
            """;
    private static final String GIVE_UP = """
            update backtest set state = 'FAILED', failure = ?, finished_at = ?
             where state = 'RUNNING' and leased_until < ? and attempt >= ?
            """;
    private static final String TAKE_UP = """
            update backtest b set state = 'RUNNING', done = 0, total = null, attempt = b.attempt + 1, leased_until = ?
              from (
                  select community_id, id from backtest
                   where state = 'QUEUED' or state = 'RUNNING' and leased_until < ?
                   order by created_at, id limit 1 for update skip locked
              ) next
             where b.community_id = next.community_id and b.id = next.id
            returning\s""" + COLUMNS.replaceAll("(\\w+)", "b.$1");
    private static final String MINE = " where community_id = ? and id = ? and state = 'RUNNING' and attempt = ?";
    private static final String PROGRESS = "update backtest set done = ?, total = ?, leased_until = ?" + MINE;
    private static final String RELEASE =
            "update backtest set state = 'QUEUED', attempt = attempt - 1, leased_until = null" + MINE;
    private static final String FINISH =
            "update backtest set state = 'DONE', done = total, result = ?::jsonb, finished_at = ?" + MINE;
    private static final String FAIL = "update backtest set state = 'FAILED', failure = ?, finished_at = ?" + MINE;

    private final AgroalDataSource database;
    private final AgroalDataSource background;
    private final ObjectMapper json;

    BacktestRepository(AgroalDataSource database, @DataSource("feed") AgroalDataSource background, ObjectMapper json) {
        this.database = database;
        this.background = background;
        this.json = json;
    }

    private interface Work<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private static <T> T run(AgroalDataSource source, String sql, Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.run(statement);
        }
    }

    void add(Backtest backtest) throws SQLException {
        run(database, ADD, insert -> {
            insert.setObject(1, backtest.communityId());
            insert.setObject(2, backtest.id());
            insert.setObject(3, backtest.from());
            insert.setObject(4, backtest.to());
            insert.setString(5, backtest.tested() == null ? null : write(backtest.tested()));
            insert.setObject(6, utc(backtest.createdAt()));
            return insert.executeUpdate();
        });
    }

    Optional<Backtest> find(UUID communityId, UUID id) throws SQLException {
        return run(database, ONE, query -> {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return backtests(query).stream().findFirst();
        });
    }

    /** Latest first. */
    List<Backtest> page(UUID communityId, UUID before, int limit) throws SQLException {
        return run(database, PAGE, query -> {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setInt(3, limit);
            return backtests(query);
        });
    }

    /** How many wait or run. */
    int unfinished(UUID communityId) throws SQLException {
        return run(database, UNFINISHED, query -> {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        });
    }

    /** Does nothing when it has come to an end. */
    void cancel(UUID communityId, UUID id, Instant now) throws SQLException {
        run(database, CANCEL, update -> {
            update.setObject(1, utc(now));
            update.setObject(2, communityId);
            update.setObject(3, id);
            return update.executeUpdate();
        });
    }

    /** Ends those that were begun often and left each time. */
    void giveUp(int attempts, String why, Instant now) throws SQLException {
        run(background, GIVE_UP, update -> {
            update.setString(1, why);
            update.setObject(2, utc(now));
            update.setObject(3, utc(now));
            update.setInt(4, attempts);
            return update.executeUpdate();
        });
    }

    /** The oldest that waits, or that somebody began and left; from its beginning. */
    Optional<Backtest> takeUp(Instant now, Instant leasedUntil) throws SQLException {
        return run(background, TAKE_UP, update -> {
            update.setObject(1, utc(leasedUntil));
            update.setObject(2, utc(now));
            return backtests(update).stream().findFirst();
        });
    }

    /** False when it is no longer the worker's: cancelled, or taken up by another one. */
    boolean progress(Backtest mine, long done, long total, Instant leasedUntil) throws SQLException {
        return run(background, PROGRESS, update -> {
            update.setLong(1, done);
            update.setLong(2, total);
            update.setObject(3, utc(leasedUntil));
            return ofMine(update, 4, mine);
        });
    }

    /** False when it is no longer the worker's. */
    boolean finish(Backtest mine, SimulationResult result, Instant now) throws SQLException {
        return run(background, FINISH, update -> {
            update.setString(1, write(result));
            update.setObject(2, utc(now));
            return ofMine(update, 3, mine);
        });
    }

    /** False when it is no longer the worker's. */
    boolean fail(Backtest mine, String why, Instant now) throws SQLException {
        return run(background, FAIL, update -> {
            update.setString(1, why);
            update.setObject(2, utc(now));
            return ofMine(update, 3, mine);
        });
    }

    /** Lets another worker begin it at once: this one was asked to stop. */
    void release(Backtest mine) throws SQLException {
        run(background, RELEASE, update -> ofMine(update, 1, mine));
    }

    private static boolean ofMine(PreparedStatement update, int first, Backtest mine) throws SQLException {
        update.setObject(first, mine.communityId());
        update.setObject(first + 1, mine.id());
        update.setInt(first + 2, mine.attempt());
        return update.executeUpdate() == 1;
    }

    private List<Backtest> backtests(PreparedStatement query) throws SQLException {
        var backtests = new ArrayList<Backtest>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var failure = row.getString(9);
                backtests.add(new Backtest(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        read(row.getString(5), new TypeReference<List<TestedRule>>() {}),
                        BacktestState.valueOf(row.getString(6)),
                        row.getLong(7),
                        row.getObject(8, Long.class),
                        failure == null ? List.of() : List.of(failure),
                        read(row.getString(10), new TypeReference<SimulationResult>() {}),
                        row.getObject(11, OffsetDateTime.class).toInstant(),
                        instant(row, 12),
                        row.getInt(13)));
            }
        }
        return backtests;
    }

    private <T> @Nullable T read(@Nullable String text, TypeReference<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored back-test cannot be read", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A back-test is JSON", e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
