package org.communityops.activity.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that unnest takes, one a column. Typed arrays go to the database in binary form. */
record Columns<T>(Connection connection, List<T> rows) {

    /** What a row has in a column. */
    interface Column<T, V> {
        @Nullable V of(T row);
    }

    <V> Array of(String type, Column<T, V> column, IntFunction<@Nullable V[]> array) throws SQLException {
        @Nullable V[] values = array.apply(rows.size());
        for (var i = 0; i < values.length; i++) {
            values[i] = column.of(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }
}
