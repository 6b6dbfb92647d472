package org.communityops.incentive.coupon;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.coupon.Coupon.Reservation;
import org.communityops.incentive.coupon.Coupon.Use;
import org.communityops.incentive.couponseries.Validity;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Coupons that were issued, in the database. */
@ApplicationScoped
class CouponRepository {
    private static final String ADD = """
            insert into coupon (
                member_id, issue_key, issued_at, valid_from, valid_to, community_id, series_id, id, code, code_key, state, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ISSUED', 1)
            """;
    // Each of many that issue at once takes another code.
    private static final String TAKE = """
            update coupon
               set state = 'ISSUED', member_id = ?, issue_key = ?, issued_at = ?, valid_from = ?, valid_to = ?,
                   version = version + 1
             where community_id = ? and id = (
                       select id from coupon
                        where community_id = ? and series_id = ? and state = 'AVAILABLE'
                        order by id limit 1 for update skip locked)
            returning *
            """;
    private static final String SELECT = "select * from coupon where community_id = ? and state <> 'AVAILABLE'";
    private static final String SAVE = """
            update coupon
               set state = ?, reserved_for = ?, reserved_until = ?, order_id = ?, purchase_amount = ?,
                   purchase_currency = ?, discount = ?, used_at = ?, revoked_because = ?, version = ?
             where community_id = ? and id = ? and version = ?
            """;

    void add(Connection connection, Coupon coupon, String issueKey) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            bindIssue(insert, coupon.memberId(), issueKey, coupon.issuedAt(), coupon.validity());
            insert.setObject(6, coupon.communityId());
            insert.setObject(7, coupon.seriesId());
            insert.setObject(8, coupon.id());
            insert.setString(9, coupon.code());
            insert.setString(10, CouponCode.key(coupon.code()));
            insert.executeUpdate();
        }
    }

    /** Issues the first imported code that nobody has; empty when there is none. */
    Optional<Coupon> take(
            Connection connection,
            UUID communityId,
            UUID seriesId,
            UUID memberId,
            String issueKey,
            Instant issuedAt,
            Validity validity)
            throws SQLException {
        try (var update = connection.prepareStatement(TAKE)) {
            bindIssue(update, memberId, issueKey, issuedAt, validity);
            update.setObject(6, communityId);
            update.setObject(7, communityId);
            update.setObject(8, seriesId);
            return coupons(update).stream().findFirst();
        }
    }

    Optional<Coupon> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("id = ?", id));
    }

    /** Locked, so that what is decided about it still holds when it is changed. */
    Optional<Coupon> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("id = ?", id).then(" for update"));
    }

    Optional<Coupon> findByCode(Connection connection, UUID communityId, String codeKey) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("code_key = ?", codeKey));
    }

    Optional<Coupon> lockByCode(Connection connection, UUID communityId, String codeKey) throws SQLException {
        return one(
                connection,
                new Search(SELECT, communityId).and("code_key = ?", codeKey).then(" for update"));
    }

    /** Those of the coupons that time changes now and nobody else is changing, locked. */
    List<Coupon> lockDue(Connection connection, UUID communityId, Collection<UUID> ids, Instant now)
            throws SQLException {
        var time = now.atOffset(ZoneOffset.UTC);
        var search = new Search(SELECT, communityId)
                .and("id = any (?)", connection.createArrayOf("uuid", ids.toArray()))
                .then(
                        " and (state = 'ISSUED' and valid_to <= ? or state = 'RESERVED' and reserved_until <= ?)",
                        time,
                        time)
                .then(" order by id for update skip locked");
        try (var query = search.on(connection)) {
            return coupons(query);
        }
    }

    /** The one that was issued for a request or redemption. */
    Optional<Coupon> findByIssue(Connection connection, UUID communityId, String issueKey) throws SQLException {
        return one(connection, new Search(SELECT, communityId).and("issue_key = ?", issueKey));
    }

    /** Newest first. */
    List<Coupon> page(Connection connection, UUID communityId, CouponFilter filter, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("series_id = ?", filter.seriesId())
                .and("member_id = ?", filter.memberId())
                .and("state = ?", filter.state())
                .then(" and id < ? order by id desc limit ?", before, limit);
        try (var query = search.on(connection)) {
            return coupons(query);
        }
    }

    /** Writes what became of a coupon that was locked. */
    void save(Connection connection, Coupon coupon) throws SQLException {
        var reservation = coupon.reservation();
        var use = coupon.use();
        try (var update = connection.prepareStatement(SAVE)) {
            update.setString(1, coupon.state().name());
            update.setString(2, reservation == null ? null : reservation.orderId());
            update.setObject(3, reservation == null ? null : utc(reservation.until()));
            update.setString(4, use == null ? null : use.orderId());
            update.setBigDecimal(5, use == null ? null : use.amount());
            update.setString(6, use == null ? null : use.currency());
            update.setBigDecimal(7, use == null ? null : use.discount());
            update.setObject(8, use == null ? null : utc(use.at()));
            update.setString(9, coupon.revokedBecause());
            update.setInt(10, coupon.version());
            update.setObject(11, coupon.communityId());
            update.setObject(12, coupon.id());
            update.setInt(13, coupon.version() - 1);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("Coupon " + coupon.id() + " was changed without its lock");
            }
        }
    }

    private static void bindIssue(
            PreparedStatement statement, UUID memberId, String issueKey, Instant issuedAt, Validity validity)
            throws SQLException {
        statement.setObject(1, memberId);
        statement.setString(2, issueKey);
        statement.setObject(3, utc(issuedAt));
        statement.setObject(4, utc(validity.from()));
        statement.setObject(5, utc(validity.to()));
    }

    private static Optional<Coupon> one(Connection connection, Search search) throws SQLException {
        try (var query = search.on(connection)) {
            return coupons(query).stream().findFirst();
        }
    }

    private static List<Coupon> coupons(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new ArrayList<Coupon>();
            while (row.next()) {
                found.add(coupon(row));
            }
            return found;
        }
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        return new Coupon(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("series_id", UUID.class),
                row.getString("code"),
                CouponState.valueOf(row.getString("state")),
                row.getObject("member_id", UUID.class),
                instant(row, "issued_at"),
                new Validity(instant(row, "valid_from"), instant(row, "valid_to")),
                reservation(row),
                use(row),
                row.getString("revoked_because"),
                row.getInt("version"));
    }

    private static @Nullable Reservation reservation(ResultSet row) throws SQLException {
        var orderId = row.getString("reserved_for");
        return orderId == null ? null : new Reservation(orderId, instant(row, "reserved_until"));
    }

    private static @Nullable Use use(ResultSet row) throws SQLException {
        var orderId = row.getString("order_id");
        return orderId == null
                ? null
                : new Use(
                        orderId,
                        row.getBigDecimal("purchase_amount"),
                        row.getString("purchase_currency"),
                        row.getBigDecimal("discount"),
                        instant(row, "used_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
