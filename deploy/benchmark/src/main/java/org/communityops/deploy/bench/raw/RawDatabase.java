package org.communityops.deploy.bench.raw;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database of a service, opened past the service.
 *
 * @param port of the server on the loopback address
 * @param name of the database
 * @param password of the superuser
 */
public record RawDatabase(int port, String name, String password) {
    /** After how many executions the driver lets the server keep a statement's plan, unless told otherwise. */
    public static final int USUAL_PREPARE_THRESHOLD = 5;

    public Connection connect() throws SQLException {
        return connect(USUAL_PREPARE_THRESHOLD);
    }

    Connection connect(int prepareThreshold) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?ApplicationName=bench&prepareThreshold="
                + prepareThreshold;
        var connection = DriverManager.getConnection(url, "postgres", password);
        try (var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'"); // the driver sets that of this machine
        }
        return connection;
    }

    /** Runs statements that answer nothing. */
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query answers. */
    public long number(String sql, Object... parameters) throws SQLException {
        try (var connection = connect();
                var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
