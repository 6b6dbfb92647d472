package org.communityops.incentive.promotion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.bonus.BonusDefinition.Period;

/** Criteria of promotions in the database. */
@ApplicationScoped
class PromotionCriteriaRepository {
    private static final String SELECT = """
            select id, name, position, card, period, periods, minimum_score, grades, created_by, created_at
              from promotion_criteria
            """;
    private static final String ADD = """
            insert into promotion_criteria (
                community_id, id, name, position, card, period, periods, minimum_score, grades, created_by, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = SELECT + " where community_id = ? and id = ?";
    private static final String PAGE = SELECT + " where community_id = ? and id > ? order by id limit ?";

    void add(Connection connection, UUID communityId, PromotionCriteria criteria) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, criteria.id());
            insert.setString(3, criteria.name());
            insert.setString(4, criteria.position());
            insert.setString(5, criteria.card());
            insert.setString(6, criteria.period().name());
            insert.setInt(7, criteria.periods());
            insert.setBigDecimal(8, criteria.minimumScore());
            var grades = criteria.grades();
            insert.setArray(9, grades == null ? null : connection.createArrayOf("text", grades.toArray()));
            insert.setString(10, criteria.createdBy());
            insert.setObject(11, criteria.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    Optional<PromotionCriteria> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** In the order in which they were made. */
    List<PromotionCriteria> page(Connection connection, UUID communityId, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, after);
            query.setInt(3, limit);
            return rows(query);
        }
    }

    private static List<PromotionCriteria> rows(PreparedStatement query) throws SQLException {
        var criteria = new ArrayList<PromotionCriteria>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var grades = row.getArray("grades");
                criteria.add(new PromotionCriteria(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("position"),
                        row.getString("card"),
                        Period.valueOf(row.getString("period")),
                        row.getInt("periods"),
                        row.getBigDecimal("minimum_score"),
                        grades == null ? null : List.of((String[]) grades.getArray()),
                        row.getString("created_by"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return criteria;
    }
}
