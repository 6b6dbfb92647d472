package org.communityops.incentive.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch as one array per column, the parameters of an {@code unnest}: one statement however many rows.
 *
 * @param <T> what one row is made of
 */
public final class Columns<T> {
    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int parameter;

    public Columns(PreparedStatement statement, Collection<T> rows) {
        this(statement, rows, 1);
    }

    /**
     * Columns that do not begin with the first parameter.
     *
     * @param first index of the parameter that the first column is bound to
     */
    public Columns(PreparedStatement statement, Collection<T> rows, int first) {
        this.statement = statement;
        this.rows = rows;
        this.parameter = first;
    }

    /** Binds the next parameter to the values of one column. */
    public Columns<T> add(String type, Function<T, ? extends @Nullable Object> value) throws SQLException {
        var values = new @Nullable Object[rows.size()];
        var i = 0;
        for (var row : rows) {
            values[i++] = value.apply(row);
        }
        statement.setArray(parameter++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
