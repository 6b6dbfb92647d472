package org.communityops.kpi.dataset.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the cells of a column hold. */
@Schema(
        name = "DatasetColumnType",
        description =
                "DATE: a day as 2026-05-01. INSTANT: a moment in UTC (RFC 3339). INTEGER: a whole number of 64 bits. DECIMAL: an exact decimal. BOOLEAN: true or false.")
public enum ColumnType {
    UUID,
    TEXT,
    DATE,
    INSTANT,
    INTEGER,
    DECIMAL,
    BOOLEAN;

    static ColumnType of(Class<?> type) {
        if (type == java.util.UUID.class) {
            return UUID;
        } else if (type == String.class) {
            return TEXT;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (type == Instant.class) {
            return INSTANT;
        } else if (type == long.class || type == Long.class) {
            return INTEGER;
        } else if (type == BigDecimal.class) {
            return DECIMAL;
        } else if (type == boolean.class || type == Boolean.class) {
            return BOOLEAN;
        }
        throw new IllegalArgumentException("No column holds " + type);
    }
}
