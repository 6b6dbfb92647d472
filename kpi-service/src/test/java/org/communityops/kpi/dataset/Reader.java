package org.communityops.kpi.dataset;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A login of the BI role, as an operator makes one. */
final class Reader {
    private static final String LOGIN = "test_reader";

    private Reader() {}

    /** Lets it see a community; null: every one. */
    static void mayRead(@Nullable UUID community) throws SQLException {
        asOwner("insert into bi_reader (login, community_id) values (?, ?) on conflict do nothing", community);
    }

    /** Takes all its communities away. */
    static void mayReadNothing() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.executeUpdate("delete from bi_reader");
        }
    }

    /** A connection of its own, as a BI tool opens one. */
    static Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), LOGIN, "reader-password");
    }

    private static void asOwner(String sql, @Nullable UUID community) throws SQLException {
        try (var owner = owner();
                var statement = owner.prepareStatement(sql)) {
            statement.setString(1, LOGIN);
            statement.setObject(2, community, java.sql.Types.OTHER);
            statement.executeUpdate();
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), "test_owner", "owner-password");
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("communityops.db.url", String.class);
    }
}
