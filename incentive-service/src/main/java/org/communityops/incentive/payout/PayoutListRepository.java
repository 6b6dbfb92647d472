package org.communityops.incentive.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.bonus.BonusPlan;
import org.communityops.incentive.bonus.Money;
import org.communityops.incentive.payout.PayoutList.State;
import org.communityops.incentive.payout.PayoutList.Step;
import org.jspecify.annotations.Nullable;

/** Payout lists and their steps in the database. A step is one conditional update, so it happens once. */
@ApplicationScoped
class PayoutListRepository {
    private static final String SELECT = """
            select l.id, l.plan_id, l.plan_version, l.period, l.currency, l.state, l.revision, p.lines, p.total, s.steps
              from payout_list l
             cross join lateral (
                 select count(*) as lines, coalesce(sum(p.amount), 0) as total from payout_line p
                  where p.community_id = l.community_id and p.list_id = l.id) p
             cross join lateral (
                 select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                            'revision', s.revision, 'action', s.action, 'actor', s.actor,
                            'actingMember', s.acting_member, 'reason', s.reason, 'at', s.at)) order by s.revision) as steps
                   from payout_step s
                  where s.community_id = l.community_id and s.list_id = l.id) s
            """;
    private static final String FIND = SELECT + " where l.community_id = ? and l.id = ?";
    private static final String PAGE = SELECT + """
             where l.community_id = ? and l.id < ? and l.plan_id = coalesce(?, l.plan_id) and l.state = coalesce(?, l.state)
             order by l.id desc limit ?
            """;
    private static final String ADD = """
            insert into payout_list (
                community_id, id, plan_id, plan_version, card, currency, period, state, revision, created_at)
            values (?, ?, ?, ?, ?, ?, ?, 'DRAFT', 1, ?) on conflict do nothing
            """;
    private static final String ADD_STEP = """
            insert into payout_step (community_id, list_id, revision, action, actor, acting_member, reason, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String STEP = """
            update payout_list set revision = revision + 1
             where community_id = ? and id = ? and state = ? and revision = coalesce(?, revision)
            returning revision
            """;
    private static final String PLAN = """
            update payout_list set plan_version = ?, card = ?, currency = ? where community_id = ? and id = ?
            """;
    private static final String STATE = "update payout_list set state = ? where community_id = ? and id = ?";

    private final ObjectMapper json;

    PayoutListRepository(ObjectMapper json) {
        this.json = json;
    }

    /** Adds a draft; false when the plan has a list for the period, or one that is open. */
    boolean add(Connection connection, UUID communityId, UUID id, BonusPlan plan, String period, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setObject(3, plan.id());
            insert.setInt(4, plan.version());
            insert.setString(5, plan.definition().card());
            insert.setString(6, plan.definition().currency());
            insert.setString(7, period);
            insert.setObject(8, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * Locks a list that stands at this state and revision and counts a step.
     *
     * @param seen null where the caller need not have seen the list
     * @return the revision that the step makes; empty when the list stands elsewhere
     */
    Optional<Integer> step(Connection connection, UUID communityId, UUID id, State from, @Nullable Integer seen)
            throws SQLException {
        try (var update = connection.prepareStatement(STEP)) {
            update.setObject(1, communityId);
            update.setObject(2, id);
            update.setString(3, from.name());
            update.setObject(4, seen, Types.INTEGER);
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(row.getInt(1)) : Optional.empty();
            }
        }
    }

    void addStep(Connection connection, UUID communityId, UUID id, Step step) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_STEP)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setInt(3, step.revision());
            insert.setString(4, step.action().name());
            insert.setString(5, step.actor());
            insert.setObject(6, step.actingMember(), Types.OTHER);
            insert.setString(7, step.reason());
            insert.setObject(8, step.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Moves a list that {@link #step} has locked. */
    void move(Connection connection, UUID communityId, UUID id, State to) throws SQLException {
        try (var update = connection.prepareStatement(STATE)) {
            update.setString(1, to.name());
            update.setObject(2, communityId);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Has a draft that {@link #step} has locked follow another version of its plan. */
    void follow(Connection connection, UUID communityId, UUID id, BonusPlan plan) throws SQLException {
        try (var update = connection.prepareStatement(PLAN)) {
            update.setInt(1, plan.version());
            update.setString(2, plan.definition().card());
            update.setString(3, plan.definition().currency());
            update.setObject(4, communityId);
            update.setObject(5, id);
            update.executeUpdate();
        }
    }

    Optional<PayoutList> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<PayoutList> page(
            Connection connection,
            UUID communityId,
            @Nullable UUID planId,
            @Nullable State state,
            UUID before,
            int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setObject(3, planId, Types.OTHER);
            query.setString(4, state == null ? null : state.name());
            query.setInt(5, limit);
            return rows(query);
        }
    }

    private List<PayoutList> rows(PreparedStatement query) throws SQLException {
        var lists = new ArrayList<PayoutList>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                lists.add(list(row));
            }
        }
        return lists;
    }

    private PayoutList list(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new PayoutList(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("plan_version"),
                row.getString("period"),
                currency,
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getInt("lines"),
                Money.of(row.getBigDecimal("total"), Money.decimals(currency).orElseThrow()),
                steps(row.getString("steps")));
    }

    private List<Step> steps(String steps) {
        try {
            return List.of(json.readValue(steps, Step[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored steps cannot be read", e);
        }
    }
}
