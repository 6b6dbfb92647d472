package org.communityops.incentive.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Training courses in the database. */
@ApplicationScoped
class CourseRepository {
    private static final String ADD = """
            insert into training_course (name, description, link, indicator, below, due_days, state, community_id, id, version, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
            on conflict (community_id, name) do nothing
            """;
    private static final String CHANGE = """
            update training_course
               set name = ?, description = ?, link = ?, indicator = ?, below = ?, due_days = ?, state = ?, version = version + 1
             where community_id = ? and id = ?
            """;
    private static final String SELECT = "select * from training_course where community_id = ?";
    private static final String NAMED = "select 1 from training_course where community_id = ? and name = ? and id <> ?";

    /** False when another course has the name. */
    boolean add(Connection connection, UUID communityId, Course course) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            var next = bind(insert, course.settings());
            insert.setObject(next++, communityId);
            insert.setObject(next++, course.id());
            insert.setObject(next, course.createdAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    void change(Connection connection, UUID communityId, UUID id, CourseSettings settings) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            var next = bind(update, settings);
            update.setObject(next++, communityId);
            update.setObject(next, id);
            update.executeUpdate();
        }
    }

    /** Whether another course has the name. */
    boolean isTaken(Connection connection, UUID communityId, String name, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(NAMED)) {
            query.setObject(1, communityId);
            query.setString(2, name);
            query.setObject(3, id);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    Optional<Course> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return list(connection, new Search(SELECT, communityId).and("id = ?", id)).stream()
                .findFirst();
    }

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<Course> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        var search = new Search(SELECT, communityId).and("id = ?", id).then(" for update");
        return list(connection, search).stream().findFirst();
    }

    /** Newest first. */
    List<Course> page(Connection connection, UUID communityId, @Nullable CourseState state, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("state = ?", state)
                .then(" and id < ? order by id desc limit ?", before, limit);
        return list(connection, search);
    }

    /** Returns the position of the parameter that follows. */
    private static int bind(PreparedStatement statement, CourseSettings settings) throws SQLException {
        statement.setString(1, settings.name());
        statement.setString(2, settings.description());
        statement.setString(3, settings.link());
        statement.setString(4, settings.indicator());
        statement.setBigDecimal(5, settings.below());
        statement.setInt(6, settings.dueDays());
        statement.setString(7, settings.state().name());
        return 8;
    }

    private static List<Course> list(Connection connection, Search search) throws SQLException {
        try (var query = search.on(connection);
                var row = query.executeQuery()) {
            var found = new ArrayList<Course>();
            while (row.next()) {
                found.add(course(row));
            }
            return found;
        }
    }

    private static Course course(ResultSet row) throws SQLException {
        BigDecimal below = row.getBigDecimal("below");
        var settings = new CourseSettings(
                row.getString("name"),
                row.getString("description"),
                row.getString("link"),
                row.getString("indicator"),
                below,
                row.getInt("due_days"),
                CourseState.valueOf(row.getString("state")));
        return new Course(
                row.getObject("id", UUID.class),
                settings,
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
