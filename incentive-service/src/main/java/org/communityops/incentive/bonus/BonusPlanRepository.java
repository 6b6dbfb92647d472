package org.communityops.incentive.bonus;

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

/** Bonus plans and their versions in the database. */
@ApplicationScoped
class BonusPlanRepository {
    private static final String SELECT = """
            select p.id, p.name, p.revision, v.version, v.definition, v.created_by, v.created_at
              from bonus_plan p join bonus_plan_version v on v.community_id = p.community_id and v.plan_id = p.id
            """;
    private static final String FIND = SELECT + " where p.community_id = ? and p.id = ? and v.version = p.version";
    private static final String VERSION = SELECT + " where p.community_id = ? and p.id = ? and v.version = ?";
    private static final String PAGE =
            SELECT + " where p.community_id = ? and v.version = p.version and p.id > ? order by p.id limit ?";
    private static final String ADD =
            "insert into bonus_plan (community_id, id, name, revision, version) values (?, ?, ?, ?, ?)";
    private static final String ADD_VERSION = """
            insert into bonus_plan_version (community_id, plan_id, version, definition, created_by, created_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            """;
    private static final String CHANGE = """
            update bonus_plan set name = ?, revision = revision + 1, version = ?
             where community_id = ? and id = ? and revision = ?
            """;

    private final ObjectMapper json;

    BonusPlanRepository(ObjectMapper json) {
        this.json = json;
    }

    Optional<BonusPlan> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    Optional<BonusPlan> version(Connection connection, UUID communityId, UUID id, int version) throws SQLException {
        try (var query = connection.prepareStatement(VERSION)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            query.setInt(3, version);
            return rows(query).stream().findFirst();
        }
    }

    /** In the order in which they were made. */
    List<BonusPlan> page(Connection connection, UUID communityId, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, after);
            query.setInt(3, limit);
            return rows(query);
        }
    }

    void add(Connection connection, UUID communityId, BonusPlan plan) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, plan.id());
            insert.setString(3, plan.name());
            insert.setInt(4, plan.revision());
            insert.setInt(5, plan.version());
            insert.executeUpdate();
        }
        addVersion(connection, communityId, plan);
    }

    void addVersion(Connection connection, UUID communityId, BonusPlan plan) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_VERSION)) {
            insert.setObject(1, communityId);
            insert.setObject(2, plan.id());
            insert.setInt(3, plan.version());
            insert.setString(4, write(plan.definition()));
            insert.setString(5, plan.createdBy());
            insert.setObject(6, plan.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Changes a plan that stands at a revision still; false when it does not. */
    boolean change(Connection connection, UUID communityId, UUID id, int revision, String name, int version)
            throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, name);
            update.setInt(2, version);
            update.setObject(3, communityId);
            update.setObject(4, id);
            update.setInt(5, revision);
            return update.executeUpdate() == 1;
        }
    }

    private List<BonusPlan> rows(PreparedStatement query) throws SQLException {
        var plans = new ArrayList<BonusPlan>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                plans.add(new BonusPlan(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("revision"),
                        row.getInt("version"),
                        read(row.getString("definition")),
                        row.getString("created_by"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
        }
        return plans;
    }

    private BonusDefinition read(String definition) {
        try {
            return json.readValue(definition, BonusDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored bonus plan cannot be read", e);
        }
    }

    private String write(BonusDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A bonus plan is JSON", e);
        }
    }
}
