package org.communityops.incentive.course;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes courses and changes them. */
@ApplicationScoped
public class Courses {
    private final CourseRepository repository;
    private final AgroalDataSource database;
    private final Clock clock;

    Courses(CourseRepository repository, AgroalDataSource database, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    Course create(UUID communityId, CourseSettings settings) throws SQLException {
        requireWhole(settings);
        var course = new Course(Ids.next(), settings, 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (var connection = database.getConnection()) {
            if (!repository.add(connection, communityId, course)) {
                throw nameTaken();
            }
            return course;
        }
    }

    /**
     * Changes a course; a change that changes nothing is none.
     *
     * @param expected given the present version, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    Course change(UUID communityId, UUID id, LongConsumer expected, UnaryOperator<CourseSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var course = repository.lock(connection, communityId, id).orElseThrow(() -> none(id));
            expected.accept(course.version());
            var settings = edit.apply(course.settings());
            if (settings.equals(course.settings())) {
                return course;
            }
            requireWhole(settings);
            if (repository.isTaken(connection, communityId, settings.name(), id)) {
                throw nameTaken();
            }
            repository.change(connection, communityId, id, settings);
            return get(connection, communityId, id);
        }
    }

    /** A course; 404 when there is none. */
    public Course get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> none(id));
    }

    Course get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Newest first. */
    List<Course> page(UUID communityId, @Nullable CourseState state, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, state, before, limit);
        }
    }

    private static void requireWhole(CourseSettings settings) {
        if ((settings.indicator() == null) != (settings.below() == null)) {
            throw ProblemException.invalid("/below", "incomplete", "A course has both indicator and below, or neither");
        }
    }

    private static ProblemException none(UUID id) {
        return ProblemException.notFound("training course", id);
    }

    private static ProblemException nameTaken() {
        return new ProblemException(ProblemType.CONFLICT, "The community has a training course of this name");
    }
}
