package org.communityops.incentive.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.promotion.Candidate.Evidence;
import org.communityops.incentive.promotion.Promotion.Decision;
import org.communityops.incentive.promotion.Promotion.State;
import org.jspecify.annotations.Nullable;

/** Promotions in the database. One is decided by one conditional update, so it is decided once. */
@ApplicationScoped
class PromotionRepository {
    private static final String SELECT = """
            select p.id, p.criteria_id, c.position, p.member_id, p.period, p.evidence, p.state, p.reason, p.proposed_by,
                   p.proposing_member, p.proposed_at, p.decided_by, p.deciding_member, p.decision_reason, p.decided_at
              from promotion p join promotion_criteria c on c.community_id = p.community_id and c.id = p.criteria_id
            """;
    private static final String ADD = """
            insert into promotion (
                community_id, id, criteria_id, member_id, period, evidence, state, reason, proposed_by, proposing_member,
                proposed_at)
            values (?, ?, ?, ?, ?, ?::jsonb, 'PROPOSED', ?, ?, ?, ?) on conflict do nothing
            """;
    private static final String FIND = SELECT + " where p.community_id = ? and p.id = ?";
    private static final String PAGE = SELECT + """
             where p.community_id = ? and p.id < ? and p.member_id = coalesce(?, p.member_id)
               and p.state = coalesce(?, p.state)
             order by p.id desc limit ?
            """;
    private static final String DECIDE = """
            update promotion set state = ?, decided_by = ?, deciding_member = ?, decision_reason = ?, decided_at = ?
             where community_id = ? and id = ? and state = 'PROPOSED'
            """;

    private final ObjectMapper json;

    PromotionRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Adds a proposal; false when the operator is proposed or was promoted by the same criteria. */
    boolean add(Connection connection, UUID communityId, Promotion promotion) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, promotion.id());
            insert.setObject(3, promotion.criteriaId());
            insert.setObject(4, promotion.memberId());
            insert.setString(5, promotion.period());
            insert.setString(6, write(promotion.evidence()));
            insert.setString(7, promotion.reason());
            insert.setString(8, promotion.proposedBy());
            insert.setObject(9, promotion.proposingMember(), Types.OTHER);
            insert.setObject(10, promotion.proposedAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Decides on a proposal; false when it was decided before. */
    boolean decide(Connection connection, UUID communityId, UUID id, State state, Decision decision)
            throws SQLException {
        try (var update = connection.prepareStatement(DECIDE)) {
            update.setString(1, state.name());
            update.setString(2, decision.decidedBy());
            update.setObject(3, decision.decidingMember(), Types.OTHER);
            update.setString(4, decision.reason());
            update.setObject(5, decision.decidedAt().atOffset(ZoneOffset.UTC));
            update.setObject(6, communityId);
            update.setObject(7, id);
            return update.executeUpdate() == 1;
        }
    }

    Optional<Promotion> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Promotion> page(
            Connection connection,
            UUID communityId,
            @Nullable UUID memberId,
            @Nullable State state,
            UUID before,
            int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setObject(3, memberId, Types.OTHER);
            query.setString(4, state == null ? null : state.name());
            query.setInt(5, limit);
            return rows(query);
        }
    }

    private List<Promotion> rows(PreparedStatement query) throws SQLException {
        var promotions = new ArrayList<Promotion>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                promotions.add(new Promotion(
                        row.getObject("id", UUID.class),
                        row.getObject("criteria_id", UUID.class),
                        row.getString("position"),
                        row.getObject("member_id", UUID.class),
                        row.getString("period"),
                        read(row.getString("evidence")),
                        State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getObject("proposing_member", UUID.class),
                        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                        decision(row)));
            }
        }
        return promotions;
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        var by = row.getString("decided_by");
        return by == null
                ? null
                : new Decision(
                        by,
                        row.getObject("deciding_member", UUID.class),
                        row.getString("decision_reason"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private List<Evidence> read(String evidence) {
        try {
            return List.of(json.readValue(evidence, Evidence[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored evidence cannot be read", e);
        }
    }

    private String write(List<Evidence> evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence is JSON", e);
        }
    }
}
