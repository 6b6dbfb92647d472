package org.communityops.incentive.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.couponseries.Money;
import org.communityops.incentive.reward.RewardKind;
import org.communityops.incentive.reward.UnitCost;
import org.communityops.incentive.sql.Columns;
import org.communityops.incentive.sql.Search;

/** Redemptions and their steps in the database. */
@ApplicationScoped
class RedemptionRepository {
    private static final String ADD = """
            insert into redemption (
                community_id, id, reward_id, member_id, kind, name, price, currency, approval, coupon_series_id, state,
                reserved_at, expires_at, transaction_id, unit_cost, unit_cost_currency)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SAVE = """
            update redemption set state = ?, refund_id = ?, coupon_id = ? where community_id = ? and id = ? and state = ?
            """;
    private static final String ADD_STEPS = """
            insert into redemption_step (community_id, redemption_id, number, state, at, actor, reason, request_key)
            select ?, ?, s.number, s.state, s.at, s.actor, s.reason, s.request_key
              from unnest(?::smallint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                       s(number, state, at, actor, reason, request_key)
            """;
    private static final String SELECT = "select * from redemption where community_id = ?";
    private static final String STEPS = """
            select * from redemption_step where community_id = ? and redemption_id = any (?) order by redemption_id, number
            """;
    private static final String BY_REQUEST =
            " and id = (select redemption_id from redemption_step where community_id = ? and request_key = ?)";
    private static final String REDEEMED = """
            select l.reward_id, count(*)
              from unnest(?::uuid[], ?::timestamptz[]) l(reward_id, since)
              join redemption r
                on r.community_id = ? and r.member_id = ? and r.reward_id = l.reward_id and r.reserved_at >= l.since
               and r.state not in ('CANCELLED', 'REJECTED')
             group by l.reward_id
            """;

    /** A reward, and from when on its redemptions count. */
    record Since(UUID rewardId, Instant since) {}

    void add(Connection connection, Redemption redemption) throws SQLException {
        var cost = redemption.unitCost();
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, redemption.communityId());
            insert.setObject(2, redemption.id());
            insert.setObject(3, redemption.rewardId());
            insert.setObject(4, redemption.memberId());
            insert.setString(5, redemption.kind().name());
            insert.setString(6, redemption.name());
            insert.setLong(7, redemption.price());
            insert.setString(8, redemption.currency());
            insert.setBoolean(9, redemption.approval());
            insert.setObject(10, redemption.couponSeriesId());
            insert.setString(11, redemption.state().name());
            insert.setObject(12, redemption.reservedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(13, redemption.expiresAt().atOffset(ZoneOffset.UTC));
            insert.setObject(14, redemption.transactionId());
            insert.setBigDecimal(15, cost == null ? null : cost.amount());
            insert.setString(16, cost == null ? null : cost.currency());
            insert.executeUpdate();
        }
        addSteps(connection, redemption, redemption.steps());
    }

    /** Writes the steps that a redemption took since it was locked. */
    void save(Connection connection, Redemption redemption, Redemption before) throws SQLException {
        try (var update = connection.prepareStatement(SAVE)) {
            update.setString(1, redemption.state().name());
            update.setObject(2, redemption.refundId());
            update.setObject(3, redemption.couponId());
            update.setObject(4, redemption.communityId());
            update.setObject(5, redemption.id());
            update.setString(6, before.state().name());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Redemption " + redemption.id() + " was changed without its lock");
            }
        }
        addSteps(
                connection,
                redemption,
                redemption
                        .steps()
                        .subList(before.steps().size(), redemption.steps().size()));
    }

    Optional<Redemption> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return list(connection, communityId, new Search(SELECT, communityId).and("id = ?", id)).stream()
                .findFirst();
    }

    /** Locked, so that what is decided about it still holds when it is changed. */
    Optional<Redemption> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        var search = new Search(SELECT, communityId).and("id = ?", id).then(" for update");
        return list(connection, communityId, search).stream().findFirst();
    }

    /** The redemption that a request took a step of. */
    Optional<Redemption> findByRequest(Connection connection, UUID communityId, String requestKey) throws SQLException {
        var search = new Search(SELECT, communityId).then(BY_REQUEST, communityId, requestKey);
        return list(connection, communityId, search).stream().findFirst();
    }

    /** Newest first. */
    List<Redemption> page(Connection connection, UUID communityId, RedemptionFilter filter, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("member_id = ?", filter.memberId())
                .and("reward_id = ?", filter.rewardId())
                .and("state = ?", filter.state())
                .then(" and id < ? order by id desc limit ?", before, limit);
        return list(connection, communityId, search);
    }

    /** How many of each reward a member has; none of a reward is left out. */
    Map<UUID, Long> redeemed(Connection connection, UUID communityId, UUID memberId, List<Since> rewards)
            throws SQLException {
        try (var query = connection.prepareStatement(REDEEMED)) {
            new Columns<>(query, rewards)
                    .add("uuid", Since::rewardId)
                    .add("timestamptz", reward -> reward.since().toString());
            query.setObject(3, communityId);
            query.setObject(4, memberId);
            var counts = new HashMap<UUID, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
            return counts;
        }
    }

    private static void addSteps(Connection connection, Redemption redemption, List<Step> steps) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_STEPS)) {
            insert.setObject(1, redemption.communityId());
            insert.setObject(2, redemption.id());
            new Columns<>(insert, steps, 3)
                    .add("smallint", step -> (short) step.number())
                    .add("text", step -> step.state().name())
                    .add("timestamptz", step -> step.at().toString())
                    .add("text", Step::actor)
                    .add("text", Step::reason)
                    .add("text", Step::requestKey);
            insert.executeUpdate();
        }
    }

    private static List<Redemption> list(Connection connection, UUID communityId, Search search) throws SQLException {
        try (var query = search.on(connection)) {
            return withSteps(connection, communityId, bare(query));
        }
    }

    private static List<Redemption> bare(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new ArrayList<Redemption>();
            while (row.next()) {
                found.add(redemption(row));
            }
            return found;
        }
    }

    private static List<Redemption> withSteps(Connection connection, UUID communityId, List<Redemption> bare)
            throws SQLException {
        var steps = new HashMap<UUID, List<Step>>();
        var ids = bare.stream().map(Redemption::id).toArray();
        try (var query = new Search(STEPS, communityId, connection.createArrayOf("uuid", ids)).on(connection);
                var row = query.executeQuery()) {
            while (row.next()) {
                steps.computeIfAbsent(row.getObject("redemption_id", UUID.class), id -> new ArrayList<>())
                        .add(step(row));
            }
        }
        return bare.stream()
                .map(redemption -> redemption.tookSteps(steps.getOrDefault(redemption.id(), List.of())))
                .toList();
    }

    private static Redemption redemption(ResultSet row) throws SQLException {
        var cost = row.getBigDecimal("unit_cost");
        return new Redemption(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("reward_id", UUID.class),
                row.getObject("member_id", UUID.class),
                RewardKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getLong("price"),
                row.getString("currency"),
                row.getBoolean("approval"),
                row.getObject("coupon_series_id", UUID.class),
                cost == null ? null : new UnitCost(Money.plain(cost), row.getString("unit_cost_currency")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("transaction_id", UUID.class),
                row.getObject("refund_id", UUID.class),
                row.getObject("coupon_id", UUID.class),
                List.of());
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getInt("number"),
                RedemptionState.valueOf(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("request_key"));
    }
}
