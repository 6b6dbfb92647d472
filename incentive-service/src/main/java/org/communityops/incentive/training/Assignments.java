package org.communityops.incentive.training;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.course.Course;
import org.communityops.incentive.course.Courses;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Assigns courses by hand, and says how members have come along with them. */
@ApplicationScoped
class Assignments {
    private final AgroalDataSource database;
    private final AssignmentRepository repository;
    private final Courses courses;
    private final Communities communities;
    private final Clock clock;

    Assignments(
            AgroalDataSource database,
            AssignmentRepository repository,
            Courses courses,
            Communities communities,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.courses = courses;
        this.communities = communities;
        this.clock = clock;
    }

    /** 409 for a course that is retired, and when the member has it to take already. */
    @Transactional(rollbackOn = Exception.class)
    Assignment assign(UUID communityId, AssignCourse request) throws SQLException {
        try (var connection = database.getConnection()) {
            var course = courses.get(connection, communityId, request.courseId());
            if (!communities.isMember(connection, communityId, request.memberId())) {
                throw ProblemException.notFound("member", request.memberId());
            }
            if (!course.isActive()) {
                throw new ProblemException(ProblemType.CONFLICT, "The training course is retired");
            }
            var assignment = byHand(request, course, today(connection, communityId));
            if (!repository.add(connection, communityId, assignment)) {
                throw new ProblemException(ProblemType.CONFLICT, "The member has this course to take already");
            }
            return assignment;
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Assignment end(UUID communityId, UUID id, AssignmentState state, String note) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!repository.end(connection, communityId, id, state, note, now())) {
                throw InvalidTransition.of(
                        "training assignment", get(connection, communityId, id).state(), state);
            }
            return get(connection, communityId, id);
        }
    }

    Assignment get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Assignment> page(UUID communityId, AssignmentFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, filter, before, limit);
        }
    }

    private Assignment byHand(AssignCourse request, Course course, LocalDate today) {
        var dueOn = request.dueOn() == null ? today.plusDays(course.dueDays()) : request.dueOn();
        if (dueOn.isBefore(today)) {
            throw ProblemException.invalid("/dueOn", "past", "dueOn is today, " + today + ", or later");
        }
        var id = Ids.next();
        return new Assignment(
                id,
                course.id(),
                request.memberId(),
                "by-hand:" + id,
                request.reason(),
                null,
                dueOn,
                AssignmentState.ASSIGNED,
                now(),
                null,
                null);
    }

    private Assignment get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("training assignment", id));
    }

    private LocalDate today(Connection connection, UUID communityId) throws SQLException {
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
