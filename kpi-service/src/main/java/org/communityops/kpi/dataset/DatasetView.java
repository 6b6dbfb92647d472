package org.communityops.kpi.dataset;

import java.util.Arrays;
import java.util.List;
import org.communityops.kpi.dataset.format.Format;
import org.communityops.kpi.dataset.row.ColumnType;
import org.communityops.kpi.dataset.row.RowType;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dataset as the catalogue serves it. */
@Schema(name = "Dataset", description = "A table for BI tools (数据集).")
record DatasetView(
        @Schema(description = "Name under which it is asked for.", examples = "metrics-daily")
        String name,

        @Schema(description = "Rises when a column goes or changes its meaning (版本).", examples = "1")
        int version,

        @Schema(description = "What its rows are.") Text description,

        @Schema(description = "The same as a view in SQL (视图).", examples = "bi.metrics_daily")
        String view,

        @Schema(description = "Its columns (列), in their order.")
        List<ColumnView> columns,

        @Schema(description = "The formats it can be written in.")
        List<Format> formats,

        @Schema(description = "Whether `from` and `to` choose rows by a day of theirs.", examples = "true")
        boolean range,

        @Schema(description = "Whether `updatedSince` is supported (增量更新).", examples = "true")
        boolean updatedSince) {

    DatasetView {
        columns = List.copyOf(columns);
        formats = List.copyOf(formats);
    }

    /** A column. */
    @Schema(name = "DatasetColumn", description = "A column of a dataset (列).")
    record ColumnView(
            @Schema(description = "Its name in CSV, JSON, NDJSON and Parquet.", examples = "communityId")
            String name,

            @Schema(description = "Its name in SQL.", examples = "community_id")
            String sqlName,

            @Schema(description = "What its cells hold.") ColumnType type,

            @Schema(description = "Whether cells may be empty.", examples = "false")
            boolean nullable,

            @Schema(description = "What it means.") Text description) {

        private static ColumnView of(RowType.Field field) {
            return new ColumnView(
                    field.name(), field.sqlName(), field.type(), field.nullable(), new Text(field.en(), field.zh()));
        }
    }

    /** All datasets. */
    @Schema(name = "DatasetList", description = "The datasets.")
    record ListView(
            @Schema(description = "Every dataset once.") List<DatasetView> items) {
        ListView {
            items = List.copyOf(items);
        }
    }

    static DatasetView of(Dataset<?> dataset) {
        return new DatasetView(
                dataset.name(),
                dataset.version(),
                dataset.description(),
                dataset.view(),
                dataset.rows().fields().stream().map(ColumnView::of).toList(),
                Arrays.asList(Format.values()),
                dataset.dayColumn() != null,
                dataset.updatable());
    }
}
