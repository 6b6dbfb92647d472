package org.communityops.incentive.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.couponseries.Money;
import org.communityops.incentive.plan.Plan.EndReason;
import org.communityops.incentive.plan.Plan.State;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Plans in the database. Each step is one conditional update, so it is taken once; it also locks the plan. */
@ApplicationScoped
class PlanRepository {
    private static final String INSERT = """
            insert into plan (
                community_id, id, key, state, paid, awards, members, version, created_at,
                name, currency, budget, starts_at, ends_at, member_limit, award_limit, cost_amount, cost_currency)
            values (?, ?, ?, 'DRAFT', 0, 0, 0, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (community_id, key) do nothing
            """;
    private static final String SELECT = """
            select p.*, coalesce(w.balance, 0) as balance
              from plan p
              left join account a
                on a.community_id = p.community_id and a.kind = 'SYSTEM' and a.owner = 'budget:' || p.id and a.currency = p.currency
              left join wallet w on w.community_id = a.community_id and w.account_id = a.id
             where p.community_id = ?
            """;
    private static final String CHANGE = """
            update plan
               set name = ?, currency = ?, budget = ?, starts_at = ?, ends_at = ?, member_limit = ?, award_limit = ?,
                   cost_amount = ?, cost_currency = ?, version = version + 1
             where community_id = ? and id = ? and version = ? and state = 'DRAFT'
            """;
    private static final String STEP = """
            update plan set state = ?, activated_at = coalesce(activated_at, ?), version = version + 1
             where community_id = ? and id = ? and state = ? and (? = 'PAUSED' or ends_at > ?)
            """;
    private static final String END = """
            update plan set state = 'ENDED', end_reason = ?, ended_at = ?, version = version + 1
             where community_id = ? and id = ? and state in ('ACTIVE', 'PAUSED')
            """;
    private static final String DRAW = """
            update plan set awards = awards + ?, paid = paid + ?, version = version + 1
             where community_id = ? and id = ? and state = 'ACTIVE' and starts_at <= ? and ends_at > ?
               and paid + ? <= budget and (award_limit is null or awards + ? <= award_limit)
            """;
    private static final String REACH = """
            update plan set members = members + ?
             where community_id = ? and id = ? and (member_limit is null or members + ? <= member_limit)
            """;
    private static final String LOCK = "select from plan where community_id = ? and id = ? for update";
    private static final String TAKE_BACK = """
            update plan set awards = awards - 1, paid = paid - ?, members = members - ?, version = version + 1
             where community_id = ? and id = ?
            """;

    /** Whether no plan of the community had the key before. */
    boolean insert(Connection connection, UUID communityId, UUID id, CreatePlan request, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setString(3, request.key());
            insert.setObject(4, utc(now));
            bind(insert, 5, request.settings());
            return insert.executeUpdate() == 1;
        }
    }

    Optional<Plan> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = new Search(SELECT, communityId).and("p.id = ?", id).on(connection)) {
            return plans(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Plan> page(Connection connection, UUID communityId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("p.id < ?", before)
                .and("p.state = ?", state)
                .then(" order by p.id desc limit ?", limit);
        try (var query = search.on(connection)) {
            return plans(query);
        }
    }

    /** Whether it was still the draft that the change was made for. */
    boolean change(Connection connection, UUID communityId, Plan draft, PlanSettings settings) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            bind(update, 1, settings);
            update.setObject(10, communityId);
            update.setObject(11, draft.id());
            update.setInt(12, draft.version());
            return update.executeUpdate() == 1;
        }
    }

    /** Whether the plan was in the state before, and its end is still to come if it is to pay. */
    boolean step(Connection connection, UUID communityId, UUID id, State from, State to, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(STEP)) {
            update.setString(1, to.name());
            update.setObject(2, utc(now));
            update.setObject(3, communityId);
            update.setObject(4, id);
            update.setString(5, from.name());
            update.setString(6, to.name());
            update.setObject(7, utc(now));
            return update.executeUpdate() == 1;
        }
    }

    /** Whether it was running or paused. */
    boolean end(Connection connection, UUID communityId, UUID id, EndReason reason, Instant at) throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, reason.name());
            update.setObject(2, utc(at));
            update.setObject(3, communityId);
            update.setObject(4, id);
            return update.executeUpdate() == 1;
        }
    }

    /** Whether the plan pays now, and as much and as often. */
    boolean draw(Connection connection, UUID communityId, UUID id, int awards, long amount, Instant now)
            throws SQLException {
        try (var update = connection.prepareStatement(DRAW)) {
            update.setInt(1, awards);
            update.setLong(2, amount);
            update.setObject(3, communityId);
            update.setObject(4, id);
            update.setObject(5, utc(now));
            update.setObject(6, utc(now));
            update.setLong(7, amount);
            update.setInt(8, awards);
            return update.executeUpdate() == 1;
        }
    }

    /** Whether the plan may reach as many members more. */
    boolean reach(Connection connection, UUID communityId, UUID id, int members) throws SQLException {
        try (var update = connection.prepareStatement(REACH)) {
            update.setInt(1, members);
            update.setObject(2, communityId);
            update.setObject(3, id);
            update.setInt(4, members);
            return update.executeUpdate() == 1;
        }
    }

    void lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            query.execute();
        }
    }

    void takeBack(Connection connection, UUID communityId, UUID id, long amount, int members) throws SQLException {
        try (var update = connection.prepareStatement(TAKE_BACK)) {
            update.setLong(1, amount);
            update.setInt(2, members);
            update.setObject(3, communityId);
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int first, PlanSettings settings) throws SQLException {
        var cost = settings.pointCost();
        statement.setString(first, settings.name());
        statement.setString(first + 1, settings.currency());
        statement.setLong(first + 2, settings.budget());
        statement.setObject(first + 3, utc(settings.startsAt()));
        statement.setObject(first + 4, utc(settings.endsAt()));
        statement.setObject(first + 5, settings.memberLimit());
        statement.setObject(first + 6, settings.awardLimit());
        statement.setBigDecimal(first + 7, cost == null ? null : cost.amount());
        statement.setString(first + 8, cost == null ? null : cost.currency());
    }

    private static List<Plan> plans(PreparedStatement query) throws SQLException {
        var plans = new ArrayList<Plan>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                plans.add(plan(row));
            }
        }
        return plans;
    }

    private static Plan plan(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var reason = row.getString("end_reason");
        return new Plan(
                id,
                row.getString("key"),
                row.getString("name"),
                row.getString("currency"),
                row.getLong("budget"),
                row.getLong("balance"),
                Budgets.account(id).toString(),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getObject("member_limit", Integer.class),
                row.getObject("award_limit", Integer.class),
                cost(row.getBigDecimal("cost_amount"), row.getString("cost_currency")),
                State.valueOf(row.getString("state")),
                reason == null ? null : EndReason.valueOf(reason),
                row.getLong("paid"),
                row.getInt("awards"),
                row.getInt("members"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("activated_at", OffsetDateTime.class)),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable PointCost cost(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new PointCost(Money.plain(amount), currency);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
