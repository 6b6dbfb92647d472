package org.communityops.kpi.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.kpi.conversion.FunnelResult.Reached;
import org.communityops.kpi.jdbc.Analyses;
import org.jspecify.annotations.Nullable;

/** The figures of any funnel, computed by the database from facts. */
@ApplicationScoped
class FactConversions {
    private final Analyses analyses;

    FactConversions(Analyses analyses) {
        this.analyses = analyses;
    }

    Figures figures(FunnelScope scope) throws SQLException {
        return analyses.read(connection -> run(connection, FunnelQuery.figures(scope), FactConversions::figures));
    }

    /** The numbers of the members who reached a step, or did not get from the one before to it. */
    int[] members(FunnelScope scope, int step, boolean reached) throws SQLException {
        return analyses.read(
                connection -> run(connection, FunnelQuery.members(scope, step, reached), FactConversions::numbers));
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private static <T> T run(Connection connection, FunnelQuery query, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(query.text())) {
            var values = query.values();
            for (var i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof List<?> texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                } else {
                    statement.setObject(i + 1, values.get(i));
                }
            }
            try (var rows = statement.executeQuery()) {
                return reading.read(rows);
            }
        }
    }

    private static Figures figures(ResultSet rows) throws SQLException {
        var whole = new ArrayList<Reached>();
        var parts = new LinkedHashMap<@Nullable Integer, List<Reached>>();
        while (rows.next()) {
            var reached = new Reached(
                    rows.getLong("members"),
                    rows.getLong("alone"),
                    rows.getObject("median", Long.class),
                    rows.getObject("p90", Long.class));
            if (rows.getBoolean("whole")) {
                whole.add(reached);
            } else {
                parts.computeIfAbsent(rows.getObject("part", Integer.class), _ -> new ArrayList<>())
                        .add(reached);
            }
        }
        return new Figures(whole, parts);
    }

    private static int[] numbers(ResultSet rows) throws SQLException {
        var numbers = IntStream.builder();
        while (rows.next()) {
            numbers.add(rows.getInt("number"));
        }
        return numbers.build().toArray();
    }
}
