package org.communityops.incentive.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
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
import org.communityops.incentive.sql.Search;

/** Assignments in the database. One ends by one conditional update, so it ends once. */
@ApplicationScoped
class AssignmentRepository {
    // Without a target: what was assigned for the same occasion is left alone, and so is what the member has to take
    // anyway.
    private static final String ADD = """
            insert into training_assignment (
                community_id, id, course_id, member_id, occasion, reason, indicator_score, due_on, state, assigned_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'ASSIGNED', ?)
            on conflict do nothing
            """;
    private static final String SELECT = "select * from training_assignment where community_id = ?";
    private static final String END = """
            update training_assignment set state = ?, ended_at = ?, note = ?
             where community_id = ? and id = ? and state = 'ASSIGNED'
            """;
    private static final String WITHDRAW = """
            update training_assignment set state = 'CANCELLED', ended_at = ?, note = ?
             where community_id = ? and course_id = ? and member_id = ? and occasion = ? and state = 'ASSIGNED'
            """;
    private static final String FOR_INDICATOR = """
            select c.id, c.below, c.due_days from training_course c
             where c.community_id = ? and c.indicator = ? and c.state = 'ACTIVE'
               and exists (select from member m where m.community_id = c.community_id and m.member_id = ?)
             order by c.id
            """;

    /** A course for an indicator. */
    record Remedy(UUID courseId, BigDecimal below, int dueDays) {}

    /** False when the member has the course to take already, or was assigned it for the same occasion. */
    boolean add(Connection connection, UUID communityId, Assignment assignment) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, assignment.id());
            insert.setObject(3, assignment.courseId());
            insert.setObject(4, assignment.memberId());
            insert.setString(5, assignment.occasion());
            insert.setString(6, assignment.reason());
            insert.setBigDecimal(7, assignment.indicatorScore());
            insert.setObject(8, assignment.dueOn());
            insert.setObject(9, assignment.assignedAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Assignment> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return list(connection, new Search(SELECT, communityId).and("id = ?", id)).stream()
                .findFirst();
    }

    /** Latest first. */
    List<Assignment> page(Connection connection, UUID communityId, AssignmentFilter filter, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("state = ?", filter.state())
                .and("course_id = ?", filter.courseId())
                .and("member_id = ?", filter.memberId())
                .and("due_on < ?", filter.dueBefore())
                .then(" and id < ? order by id desc limit ?", before, limit);
        return list(connection, search);
    }

    /** Whether it was still to do. */
    boolean end(Connection connection, UUID communityId, UUID id, AssignmentState state, String note, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, state.name());
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, note);
            update.setObject(4, communityId);
            update.setObject(5, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Cancels what was assigned for an occasion and is not done yet. */
    void withdraw(
            Connection connection,
            UUID communityId,
            UUID courseId,
            UUID memberId,
            String occasion,
            String note,
            Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(WITHDRAW)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, note);
            update.setObject(3, communityId);
            update.setObject(4, courseId);
            update.setObject(5, memberId);
            update.setString(6, occasion);
            update.executeUpdate();
        }
    }

    /** The active courses for an indicator; none for whoever is no member. */
    List<Remedy> remedies(Connection connection, UUID communityId, String indicator, UUID memberId)
            throws SQLException {
        try (var query = connection.prepareStatement(FOR_INDICATOR)) {
            query.setObject(1, communityId);
            query.setString(2, indicator);
            query.setObject(3, memberId);
            var remedies = new ArrayList<Remedy>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    remedies.add(new Remedy(
                            row.getObject("id", UUID.class), row.getBigDecimal("below"), row.getInt("due_days")));
                }
            }
            return remedies;
        }
    }

    private static List<Assignment> list(Connection connection, Search search) throws SQLException {
        try (var query = search.on(connection);
                var row = query.executeQuery()) {
            var found = new ArrayList<Assignment>();
            while (row.next()) {
                found.add(assignment(row));
            }
            return found;
        }
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Assignment(
                row.getObject("id", UUID.class),
                row.getObject("course_id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("occasion"),
                row.getString("reason"),
                row.getBigDecimal("indicator_score"),
                row.getObject("due_on", LocalDate.class),
                AssignmentState.valueOf(row.getString("state")),
                row.getObject("assigned_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("note"));
    }
}
