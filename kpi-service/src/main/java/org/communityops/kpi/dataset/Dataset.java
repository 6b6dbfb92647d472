package org.communityops.kpi.dataset;

import java.util.Locale;
import org.communityops.kpi.dataset.row.RowType;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.jspecify.annotations.Nullable;

/**
 * A dataset: a view of the schema {@code bi} that is read as a table.
 *
 * @param name with hyphens where the view has underscores
 * @param version rises when a column goes or changes its meaning
 * @param rows its columns
 * @param dayColumn the column that {@code from} and {@code to} look at; null where rows have no day
 * @param updatable whether {@code updatedAt} tells of every change, so that {@code updatedSince} may rely on it
 * @param order the columns that make a row unique, as a list of SQL
 */
record Dataset<R extends Record>(
        String name,
        int version,
        Text description,
        RowType<R> rows,
        @Nullable String dayColumn,
        boolean updatable,
        String order) {

    /** The view. */
    String view() {
        return "bi." + name.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
