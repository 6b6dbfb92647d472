package org.communityops.deploy.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The databases and roles of the services. A service has one database and three roles: the owner holds the schema and
 * migrates it, the app role serves requests, the feed role runs what has no request. Only these three may connect, and who
 * is made a member of the readers.
 */
public record Databases(Postgres postgres) {
    /** By database the role without a login whose members read its views. */
    private static final Map<String, String> READERS = Map.of("kpi", "kpi_bi");

    /**
     * A role to log in with.
     *
     * @param password letters and digits only
     */
    public record Role(String name, String password) {
        public Role {
            if (!name.matches("[a-z_]+") || !password.matches("[0-9A-Za-z]{16,}")) {
                throw new IllegalArgumentException("Not a role or not a password: " + name);
            }
        }
    }

    /** Makes what is missing and sets the passwords; may be repeated. The first role owns the database. */
    public void ensure(String database, List<Role> roles) throws SQLException {
        var owner = roles.getFirst().name();
        try (var connection = postgres.connect("postgres")) {
            for (var role : roles) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.name())) {
                    execute(connection, "create role " + role.name() + " login");
                }
                execute(connection, "alter role " + role.name() + " password '" + role.password() + "'");
            }
            var readers = READERS.get(database);
            if (readers != null && !exists(connection, "select 1 from pg_roles where rolname = ?", readers)) {
                execute(connection, "create role " + readers + " nologin");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                execute(connection, "create database " + database + " owner " + owner);
            }
            execute(connection, "revoke all on database " + database + " from public");
            for (var role : roles) {
                execute(connection, "grant connect, temporary on database " + database + " to " + role.name());
            }
        }
        try (var connection = postgres.connect(database)) {
            execute(connection, "alter schema public owner to " + owner);
            execute(connection, "revoke all on schema public from public");
            for (var role : roles.subList(1, roles.size())) {
                execute(connection, "grant usage on schema public to " + role.name());
            }
        }
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
