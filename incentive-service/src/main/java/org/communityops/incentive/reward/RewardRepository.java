package org.communityops.incentive.reward;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** The catalogue in the database. */
@ApplicationScoped
class RewardRepository {
    private static final String ADD = """
            insert into reward (
                kind, name, description, price, currency, stock, limit_count, limit_period, min_level, available_from,
                available_to, approval, coupon_series_id, state, unit_cost, unit_cost_currency, community_id, id, taken,
                version, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE = """
            update reward
               set kind = ?, name = ?, description = ?, price = ?, currency = ?, stock = ?, limit_count = ?,
                   limit_period = ?, min_level = ?, available_from = ?, available_to = ?, approval = ?,
                   coupon_series_id = ?, state = ?, unit_cost = ?, unit_cost_currency = ?, version = version + 1
             where community_id = ? and id = ?
            """;
    private static final String SELECT = "select * from reward where community_id = ?";
    private static final String TAKE = """
            update reward set taken = taken + 1
             where community_id = ? and id = ? and state = 'ACTIVE'
               and (available_from is null or available_from <= ?) and (available_to is null or available_to > ?)
               and (stock is null or taken < stock)
            returning *
            """;
    private static final String GIVE_BACK = "update reward set taken = taken - 1 where community_id = ? and id = ?";

    void add(Connection connection, Reward reward) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            var next = bind(insert, reward.settings());
            insert.setObject(next++, reward.communityId());
            insert.setObject(next++, reward.id());
            insert.setLong(next++, reward.taken());
            insert.setInt(next++, reward.version());
            insert.setObject(next, utc(reward.createdAt()));
            insert.executeUpdate();
        }
    }

    void change(Connection connection, UUID communityId, UUID id, RewardSettings settings) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            var next = bind(update, settings);
            update.setObject(next++, communityId);
            update.setObject(next, id);
            update.executeUpdate();
        }
    }

    Optional<Reward> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = new Search(SELECT, communityId).and("id = ?", id).on(connection)) {
            return rewards(query).stream().findFirst();
        }
    }

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<Reward> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        var search = new Search(SELECT, communityId).and("id = ?", id).then(" for update");
        try (var query = search.on(connection)) {
            return rewards(query).stream().findFirst();
        }
    }

    /** Newest first. */
    List<Reward> page(Connection connection, UUID communityId, RewardFilter filter, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("kind = ?", filter.kind())
                .and("state = ?", filter.state())
                .and("currency = ?", filter.currency())
                .then(" and id < ? order by id desc limit ?", before, limit);
        try (var query = search.on(connection)) {
            return rewards(query);
        }
    }

    /** Takes one of what is on offer at an instant; empty when it is not, or there is none left. Locks the row. */
    Optional<Reward> take(Connection connection, UUID communityId, UUID id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(TAKE)) {
            update.setObject(1, communityId);
            update.setObject(2, id);
            update.setObject(3, utc(now));
            update.setObject(4, utc(now));
            return rewards(update).stream().findFirst();
        }
    }

    void giveBack(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var update = connection.prepareStatement(GIVE_BACK)) {
            update.setObject(1, communityId);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** Returns the position of the parameter that follows. */
    private static int bind(PreparedStatement statement, RewardSettings settings) throws SQLException {
        var limit = settings.limit();
        var cost = settings.unitCost();
        statement.setString(1, settings.kind().name());
        statement.setString(2, settings.name());
        statement.setString(3, settings.description());
        statement.setLong(4, settings.price());
        statement.setString(5, settings.currency());
        statement.setObject(6, settings.stock());
        statement.setObject(7, limit == null ? null : limit.count());
        statement.setString(8, limit == null ? null : limit.period().name());
        statement.setObject(9, settings.minLevel());
        statement.setObject(10, utc(settings.availableFrom()));
        statement.setObject(11, utc(settings.availableTo()));
        statement.setBoolean(12, settings.approval());
        statement.setObject(13, settings.couponSeriesId());
        statement.setString(14, settings.state().name());
        statement.setBigDecimal(15, cost == null ? null : cost.amount());
        statement.setString(16, cost == null ? null : cost.currency());
        return 17;
    }

    private static List<Reward> rewards(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new ArrayList<Reward>();
            while (row.next()) {
                found.add(new Reward(
                        row.getObject("community_id", UUID.class),
                        row.getObject("id", UUID.class),
                        settings(row),
                        row.getLong("taken"),
                        row.getInt("version"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
            }
            return found;
        }
    }

    private static RewardSettings settings(ResultSet row) throws SQLException {
        var limit = row.getObject("limit_count", Integer.class);
        var cost = row.getBigDecimal("unit_cost");
        return new RewardSettings(
                RewardKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("description"),
                row.getLong("price"),
                row.getString("currency"),
                row.getObject("stock", Long.class),
                limit == null
                        ? null
                        : new MemberLimit(limit, MemberLimit.Period.valueOf(row.getString("limit_period"))),
                row.getObject("min_level", Integer.class),
                instant(row, "available_from"),
                instant(row, "available_to"),
                row.getBoolean("approval"),
                row.getObject("coupon_series_id", UUID.class),
                cost == null ? null : new UnitCost(Money.plain(cost), row.getString("unit_cost_currency")),
                RewardState.valueOf(row.getString("state")));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
