package org.communityops.incentive.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that holds only the conditions that were asked for. */
public final class Search {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /**
     * Begins a query.
     *
     * @param select up to and with its first condition
     * @param values of the parameters in it
     */
    public Search(String select, Object... values) {
        this.sql = new StringBuilder(select);
        this.values.addAll(Arrays.asList(values));
    }

    /** Adds a condition with one parameter, unless there is no value for it. An enum is compared by its name. */
    public Search and(String condition, @Nullable Object value) {
        return value == null ? this : then(" and " + condition, value instanceof Enum<?> e ? e.name() : value);
    }

    /** Adds what follows, with the values of its parameters. */
    public Search then(String rest, Object... more) {
        sql.append(rest);
        values.addAll(Arrays.asList(more));
        return this;
    }

    /** The statement, ready to be executed; the caller closes it. */
    public PreparedStatement on(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql.toString());
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }
}
