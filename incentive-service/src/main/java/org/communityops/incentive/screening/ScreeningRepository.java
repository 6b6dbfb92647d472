package org.communityops.incentive.screening;

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
import org.communityops.incentive.screening.Screening.State;
import org.communityops.incentive.screening.Screening.Task;

/** Screenings in the database: requests make, read and cancel them, the worker takes them up and ends them. */
@ApplicationScoped
class ScreeningRepository {
    private static final String COLUMNS =
            " id, state, first_day, last_day, done, total, flags, failure, created_at, finished_at, community_id ";
    private static final String INSERT = """
            insert into fair_play_screening (community_id, id, state, first_day, last_day, done, total, created_at)
            select ?, ?, 'RUNNING', ?, ?, 0, count(*), ? from member where community_id = ?
            """;
    private static final String FIND =
            "select" + COLUMNS + "from fair_play_screening where community_id = ? and id = ?";
    private static final String PAGE =
            "select" + COLUMNS + "from fair_play_screening where community_id = ? and id < ? order by id desc limit ?";
    private static final String CANCEL = """
            update fair_play_screening set state = 'CANCELLED', finished_at = ?, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String TAKE_UP = """
            update fair_play_screening set leased_until = ?, done = 0
             where (community_id, id) = (
                       select community_id, id from fair_play_screening
                        where state = 'RUNNING' and (leased_until is null or leased_until < ?)
                        order by created_at limit 1 for update skip locked)
            returning
            """ + COLUMNS;
    private static final String PROGRESS = """
            update fair_play_screening set done = least(?, total), leased_until = ?
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String FINISH = """
            update fair_play_screening set state = 'DONE', done = total, finished_at = ?, flags = 0, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String COUNT = "update fair_play_screening set flags = ? where community_id = ? and id = ?";
    private static final String FAIL = """
            update fair_play_screening set state = 'FAILED', failure = ?, finished_at = ?, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'
            """;

    void insert(Connection connection, UUID communityId, UUID id, CreateScreening request, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setObject(3, request.from());
            insert.setObject(4, request.to());
            insert.setObject(5, utc(now));
            insert.setObject(6, communityId);
            insert.executeUpdate();
        }
    }

    Optional<Screening> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return tasks(query).stream().findFirst().map(Task::screening);
        }
    }

    /** Latest first. */
    List<Screening> page(Connection connection, UUID communityId, UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setInt(3, limit);
            return tasks(query).stream().map(Task::screening).toList();
        }
    }

    /** Whether it was still running. */
    boolean cancel(Connection connection, UUID communityId, UUID id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(CANCEL)) {
            update.setObject(1, utc(now));
            update.setObject(2, communityId);
            update.setObject(3, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Takes the oldest one that nobody works on, for a while. */
    Optional<Task> takeUp(Connection connection, Instant now, Instant until) throws SQLException {
        try (var update = connection.prepareStatement(TAKE_UP)) {
            update.setObject(1, utc(until));
            update.setObject(2, utc(now));
            return tasks(update).stream().findFirst();
        }
    }

    /** Notes how far it has come; false when it is no longer running. */
    boolean progress(Connection connection, Task task, long done, Instant leasedUntil) throws SQLException {
        try (var update = connection.prepareStatement(PROGRESS)) {
            update.setLong(1, done);
            update.setObject(2, utc(leasedUntil));
            return bindAndRun(update, 3, task);
        }
    }

    /** Ends it; false when it is no longer running, so that only one who worked on it flags what he found. */
    boolean finish(Connection connection, Task task, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(FINISH)) {
            update.setObject(1, utc(now));
            return bindAndRun(update, 2, task);
        }
    }

    void count(Connection connection, Task task, long flags) throws SQLException {
        try (var update = connection.prepareStatement(COUNT)) {
            update.setLong(1, flags);
            bindAndRun(update, 2, task);
        }
    }

    void fail(Connection connection, Task task, String failure, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(FAIL)) {
            update.setString(1, failure);
            update.setObject(2, utc(now));
            bindAndRun(update, 3, task);
        }
    }

    private static boolean bindAndRun(PreparedStatement update, int first, Task task) throws SQLException {
        update.setObject(first, task.communityId());
        update.setObject(first + 1, task.screening().id());
        return update.executeUpdate() == 1;
    }

    private static List<Task> tasks(PreparedStatement statement) throws SQLException {
        var tasks = new ArrayList<Task>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                tasks.add(new Task(row.getObject("community_id", UUID.class), screening(row)));
            }
        }
        return tasks;
    }

    private static Screening screening(ResultSet row) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Screening(
                row.getObject("id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getLong("done"),
                row.getLong("total"),
                row.getObject("flags", Long.class),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
