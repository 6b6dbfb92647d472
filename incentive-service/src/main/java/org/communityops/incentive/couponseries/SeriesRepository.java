package org.communityops.incentive.couponseries;

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
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.sql.Search;
import org.jspecify.annotations.Nullable;

/** Coupon series in the database. */
@ApplicationScoped
class SeriesRepository {
    private static final String ADD = """
            insert into coupon_series (
                name, discount_kind, discount_value, currency, minimum_purchase, valid_from, valid_to, valid_days,
                code_source, code_limit, state, community_id, id, codes, version, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String CHANGE = """
            update coupon_series
               set name = ?, discount_kind = ?, discount_value = ?, currency = ?, minimum_purchase = ?, valid_from = ?,
                   valid_to = ?, valid_days = ?, code_source = ?, code_limit = ?, state = ?, version = version + 1
             where community_id = ? and id = ?
            """;
    private static final String SELECT = "select * from coupon_series where community_id = ?";
    private static final String COUNT_CODES = """
            update coupon_series set codes = codes + ?
             where community_id = ? and id = ? and state = 'OPEN' and (code_limit is null or codes + ? <= code_limit)
            """;

    void add(Connection connection, CouponSeries series) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            var next = bind(insert, series.settings());
            insert.setObject(next++, series.communityId());
            insert.setObject(next++, series.id());
            insert.setInt(next++, series.codes());
            insert.setInt(next++, series.version());
            insert.setObject(next, series.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void change(Connection connection, UUID communityId, UUID id, SeriesSettings settings) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            var next = bind(update, settings);
            update.setObject(next++, communityId);
            update.setObject(next, id);
            update.executeUpdate();
        }
    }

    /** Whether the series was open and had room for so many more codes. */
    boolean countCodes(Connection connection, UUID communityId, UUID id, int more) throws SQLException {
        try (var update = connection.prepareStatement(COUNT_CODES)) {
            update.setInt(1, more);
            update.setObject(2, communityId);
            update.setObject(3, id);
            update.setInt(4, more);
            return update.executeUpdate() == 1;
        }
    }

    Optional<CouponSeries> find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return list(connection, new Search(SELECT, communityId).and("id = ?", id)).stream()
                .findFirst();
    }

    /** Locked, so that what is decided about the row still holds when it is changed. */
    Optional<CouponSeries> lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        var search = new Search(SELECT, communityId).and("id = ?", id).then(" for update");
        return list(connection, search).stream().findFirst();
    }

    List<CouponSeries> of(Connection connection, UUID communityId, Collection<UUID> ids) throws SQLException {
        var wanted = connection.createArrayOf("uuid", ids.toArray());
        return list(connection, new Search(SELECT, communityId).and("id = any (?)", wanted));
    }

    /** Newest first. */
    List<CouponSeries> page(
            Connection connection, UUID communityId, @Nullable SeriesState state, UUID before, int limit)
            throws SQLException {
        var search = new Search(SELECT, communityId)
                .and("state = ?", state)
                .then(" and id < ? order by id desc limit ?", before, limit);
        return list(connection, search);
    }

    /** Returns the position of the parameter that follows. */
    private static int bind(PreparedStatement statement, SeriesSettings settings) throws SQLException {
        statement.setString(1, settings.name());
        statement.setString(2, settings.discount().kind().name());
        statement.setBigDecimal(3, settings.discount().value());
        statement.setString(4, settings.discount().currency());
        statement.setBigDecimal(5, settings.minimumPurchase());
        statement.setObject(6, utc(settings.validFrom()));
        statement.setObject(7, utc(settings.validTo()));
        statement.setObject(8, settings.validDays());
        statement.setString(9, settings.codeSource().name());
        statement.setObject(10, settings.codeLimit());
        statement.setString(11, settings.state().name());
        return 12;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<CouponSeries> list(Connection connection, Search search) throws SQLException {
        try (var query = search.on(connection);
                var row = query.executeQuery()) {
            var found = new ArrayList<CouponSeries>();
            while (row.next()) {
                found.add(series(row));
            }
            return found;
        }
    }

    private static CouponSeries series(ResultSet row) throws SQLException {
        return new CouponSeries(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                settings(row),
                row.getInt("codes"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static SeriesSettings settings(ResultSet row) throws SQLException {
        var discount = new Discount(
                Discount.Kind.valueOf(row.getString("discount_kind")),
                Money.plain(row.getBigDecimal("discount_value")),
                row.getString("currency"));
        var minimumPurchase = row.getBigDecimal("minimum_purchase");
        return new SeriesSettings(
                row.getString("name"),
                discount,
                minimumPurchase == null ? null : Money.plain(minimumPurchase),
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                row.getObject("valid_days", Integer.class),
                CodeSource.valueOf(row.getString("code_source")),
                row.getObject("code_limit", Integer.class),
                SeriesState.valueOf(row.getString("state")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
