package org.communityops.incentive.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.communityops.incentive.split.TeamSplit.Rule;
import org.communityops.incentive.split.TeamSplit.Share;

/** Team splits in the database. */
@ApplicationScoped
class TeamSplitRepository {
    private static final String SELECT =
            "select id, team_id, currency, amount, rule, reason, shares, transaction_id, created_at from team_split ";
    private static final String ADD = """
            insert into team_split (
                community_id, id, team_id, currency, amount, rule, reason, shares, transaction_id, idempotency_key, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict (community_id, idempotency_key) do nothing
            """;
    private static final String FIND = SELECT + "where community_id = ? and team_id = ? and id = ?";
    private static final String FIND_BY_KEY = SELECT + "where community_id = ? and idempotency_key = ?";
    private static final String PAGE =
            SELECT + "where community_id = ? and team_id = ? and id < ? order by id desc limit ?";

    private final ObjectMapper json;

    TeamSplitRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Whether no split had the key before. */
    boolean add(Connection connection, UUID communityId, TeamSplit split, String idempotencyKey) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, split.id());
            insert.setObject(3, split.teamId());
            insert.setString(4, split.currency());
            insert.setLong(5, split.amount());
            insert.setString(6, split.rule().name());
            insert.setString(7, split.reason());
            insert.setString(8, write(split.shares()));
            insert.setObject(9, split.transactionId());
            insert.setString(10, idempotencyKey);
            insert.setObject(11, split.createdAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    Optional<TeamSplit> find(Connection connection, UUID communityId, UUID teamId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, teamId);
            query.setObject(3, id);
            return rows(query).stream().findFirst();
        }
    }

    Optional<TeamSplit> findByKey(Connection connection, UUID communityId, String idempotencyKey) throws SQLException {
        try (var query = connection.prepareStatement(FIND_BY_KEY)) {
            query.setObject(1, communityId);
            query.setString(2, idempotencyKey);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<TeamSplit> page(Connection connection, UUID communityId, UUID teamId, UUID before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, teamId);
            query.setObject(3, before);
            query.setInt(4, limit);
            return rows(query);
        }
    }

    private List<TeamSplit> rows(PreparedStatement query) throws SQLException {
        var splits = new ArrayList<TeamSplit>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                splits.add(new TeamSplit(
                        row.getObject("id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getString("currency"),
                        row.getLong("amount"),
                        Rule.valueOf(row.getString("rule")),
                        row.getString("reason"),
                        read(row.getString("shares")),
                        row.getObject("transaction_id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return splits;
    }

    private List<Share> read(String shares) {
        try {
            return List.of(json.readValue(shares, Share[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored shares cannot be read", e);
        }
    }

    private String write(List<Share> shares) {
        try {
            return json.writeValueAsString(shares);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Shares are JSON", e);
        }
    }
}
