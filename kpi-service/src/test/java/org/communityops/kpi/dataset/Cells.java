package org.communityops.kpi.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table as a test compares it, from wherever it was read.
 *
 * @param columns their names
 * @param rows cells as texts that are the same for the same value; null for none
 */
record Cells(List<String> columns, List<List<@Nullable String>> rows) {
    /** What PostgreSQL and DuckDB call them. */
    private static final Set<String> INSTANTS = Set.of("timestamptz", "timestamp with time zone");

    /** The result of a query, with the names that the database gives. */
    static Cells of(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            var meta = result.getMetaData();
            var columns = new ArrayList<String>();
            for (var i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnName(i));
            }
            var rows = new ArrayList<List<@Nullable String>>();
            while (result.next()) {
                rows.add(row(result, columns.size()));
            }
            return new Cells(columns, rows);
        }
    }

    /** JSON objects; the cells of a column are of the kind that the catalogue tells. */
    static Cells of(List<JsonNode> objects, List<String> columns, List<String> types) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var object : objects) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.equals(columns)) {
                throw new AssertionError("Not the columns " + columns + ": " + object);
            }
            var cells = new ArrayList<@Nullable String>();
            for (var i = 0; i < columns.size(); i++) {
                cells.add(text(object.required(columns.get(i)), types.get(i)));
            }
            rows.add(cells);
        }
        return new Cells(columns, rows);
    }

    private static @Nullable String text(JsonNode cell, String type) {
        if (cell.isNull()) {
            return null;
        }
        if (cell.isBoolean() != type.equals("BOOLEAN")) {
            throw new AssertionError(cell + " is no " + type);
        }
        if (cell.isNumber() != (type.equals("INTEGER") || type.equals("DECIMAL"))) {
            throw new AssertionError(cell + " is no " + type);
        }
        return text(
                switch (type) {
                    case "INTEGER" -> cell.bigIntegerValue().longValueExact();
                    case "DECIMAL" -> cell.decimalValue();
                    case "DATE" -> LocalDate.parse(cell.textValue());
                    case "INSTANT" -> Instant.parse(cell.textValue());
                    case "BOOLEAN" -> cell.booleanValue();
                    case "UUID" -> UUID.fromString(cell.textValue());
                    default -> cell.textValue();
                });
    }

    private static List<@Nullable String> row(ResultSet result, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable String>();
        for (var i = 1; i <= columns; i++) {
            var type = result.getMetaData().getColumnTypeName(i).toLowerCase(java.util.Locale.ROOT);
            cells.add(text(INSTANTS.contains(type) ? result.getObject(i, OffsetDateTime.class) : result.getObject(i)));
        }
        return cells;
    }

    private static @Nullable String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case OffsetDateTime time -> time.toInstant().toString();
            case java.sql.Date date -> date.toLocalDate().toString();
            case Integer number -> number.toString();
            default -> cell.toString();
        };
    }

    /** The same under the names of SQL. */
    Cells inSql() {
        return new Cells(
                columns.stream()
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                        .toList(),
                rows);
    }
}
