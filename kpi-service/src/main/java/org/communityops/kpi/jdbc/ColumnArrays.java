package org.communityops.kpi.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows bound to a statement as one array a column, for {@code unnest}: one statement and one plan whatever their number.
 *
 * @param <T> a row
 */
public final class ColumnArrays<T> {
    private final PreparedStatement statement;
    private final List<T> rows;
    private int parameter;

    private ColumnArrays(PreparedStatement statement, Collection<T> rows, int parameter) {
        this.statement = statement;
        this.rows = List.copyOf(rows);
        this.parameter = parameter;
    }

    /** Binds the rows from the first parameter of the statement on. */
    public static <T> ColumnArrays<T> bind(PreparedStatement statement, Collection<T> rows) {
        return bind(statement, rows, 1);
    }

    /** Binds the rows from the given parameter of the statement on. */
    public static <T> ColumnArrays<T> bind(PreparedStatement statement, Collection<T> rows, int parameter) {
        return new ColumnArrays<>(statement, rows, parameter);
    }

    /** Binds the next column, whose values PostgreSQL reads from their text. */
    public ColumnArrays<T> column(String type, Function<? super T, ? extends @Nullable Object> value)
            throws SQLException {
        return array(type, rows.stream().map(value).toArray());
    }

    /** Binds the next column, of bytes. */
    public ColumnArrays<T> bytes(Function<? super T, byte[]> value) throws SQLException {
        return array("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    private ColumnArrays<T> array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(parameter++, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
