package org.communityops.kpi.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A statement whose parameters have names ({@code :week}), for those that ask for the same value in many places. */
public final class NamedSql {
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String sql;
    private final List<String> names;

    public NamedSql(String text) {
        this.sql = NAME.matcher(text).replaceAll("?");
        this.names =
                NAME.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
    }

    /** Prepares it with a value for each name. */
    public PreparedStatement prepare(Connection connection, Map<String, Object> values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var parameter = 1; parameter <= names.size(); parameter++) {
            var name = names.get(parameter - 1);
            var value = values.get(name);
            if (value == null) {
                statement.close();
                throw new IllegalArgumentException("No value for " + name);
            }
            statement.setObject(parameter, value);
        }
        return statement;
    }
}
