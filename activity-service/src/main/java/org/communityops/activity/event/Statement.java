package org.communityops.activity.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query that grows by those conditions that have a value. */
final class Statement {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /** Begins with a query that ends in its first condition. */
    Statement(String sql, Object value) {
        this.sql = new StringBuilder(sql);
        values.add(value);
    }

    Statement and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
        return this;
    }

    Statement then(String end) {
        sql.append(' ').append(end);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    void bind(PreparedStatement query) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }
}
