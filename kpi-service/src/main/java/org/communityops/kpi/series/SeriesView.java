package org.communityops.kpi.series;

import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Breakdown;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A metric of a community, period by period. */
@Schema(name = "Series", description = "A metric of a community, one item a period, none missing.")
record SeriesView(
        @Schema(description = "The metric (指标).", examples = "reply_ratio")
        String metric,

        @Schema(description = "Version of its definition (版本).", examples = "1")
        int version,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "The currency (货币) of a metric in money; left out for any other.", examples = "CNY")
        @Nullable String currency,

        @Schema(description = "How long a period is (粒度).", examples = "MONTH")
        Granularity granularity,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The periods that hold a day from `from` to `to`, oldest first.")
        List<SeriesItem> items,

        @Schema(description = "Into what the values are taken apart (分解); only with `by`.", examples = "channel")
        @Nullable String by,

        @Schema(description = "The parts, in the order of their names, tiers from the lowest level up; only with `by`.")
        @Nullable List<SeriesPart> parts) {

    static SeriesView of(
            Line line, Community community, List<SeriesItem> items, @Nullable Breakdown by, List<SeriesPart> parts) {
        return new SeriesView(
                line.metric().id(),
                line.metric().definition().version(),
                line.variant(),
                line.currency(),
                line.granularity(),
                community.zone().getId(),
                community.lastDay(),
                items,
                by == null ? null : by.parameter(),
                by == null ? null : parts);
    }

    /** Several series at once. */
    @Schema(
            name = "SeriesList",
            description = "Several metrics of a community, in the order in which they were asked for.")
    record ListView(@Schema(description = "The series.") List<SeriesView> items) {}
}
