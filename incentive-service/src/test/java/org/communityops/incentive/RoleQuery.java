package org.communityops.incentive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Statements about a community, which is their only parameter, under a role that the test names. */
final class RoleQuery {
    private RoleQuery() {}

    /** One number, with the role that owns the tables and sees what the service's roles need not. */
    static long number(CommunityFixture community, String sql) {
        try (var connection = connect("owner");
                var query = connection.prepareStatement(sql)) {
            query.setObject(1, community.id);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many rows a statement changed or found.
     *
     * @param role {@code owner}, or one that the service runs under: {@code app}, {@code feed}
     */
    static int run(String role, CommunityFixture community, String sql) throws SQLException {
        try (var connection = connect(role);
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, community.id);
            return statement.executeUpdate();
        }
    }

    private static Connection connect(String role) throws SQLException {
        var config = ConfigProvider.getConfig();
        var connection = DriverManager.getConnection(
                config.getValue("communityops.db.url", String.class),
                config.getValue("communityops.db." + role, String.class),
                config.getValue("communityops.db." + role + "-password", String.class));
        try (var scope = connection.createStatement()) {
            scope.execute("select set_config('app.communities', '*', false)");
        }
        return connection;
    }
}
