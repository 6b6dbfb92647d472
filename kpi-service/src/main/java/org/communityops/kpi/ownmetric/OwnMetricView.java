package org.communityops.kpi.ownmetric;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An own metric as it is served. */
@Schema(name = "OwnMetric", description = "A metric of the community's own (自定义指标).")
record OwnMetricView(
        @Schema(description = "Name under which it is asked for.", examples = "own_liveliness")
        String key,

        @Schema(description = "Rises with every change (版本).", examples = "1")
        int version,

        @Schema(description = "Name for people.") OwnMetricDefinition.Label label,

        @Schema(description = "What it is about (维度).", examples = "INTERACTION")
        Dimension dimension,

        @Schema(description = "What its value counts (单位).", examples = "RATIO")
        Unit unit,

        @Schema(description = "Whether more of it is better (方向).", examples = "HIGHER_IS_BETTER")
        Direction direction,

        @Schema(description = "How it is computed (公式).", examples = "reply_ratio * 60.0 + stickiness * 40.0")
        String formula,

        @Schema(description = "The metrics that the formula names, with the versions that it reads.")
        Map<String, Integer> parts,

        @Schema(description = "The lengths of periods that all its parts have; the first is the default.")
        List<Granularity> granularities,

        @Schema(description = "When this version was saved.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {

    static OwnMetricView of(OwnMetric own, List<Granularity> granularities) {
        var definition = own.definition();
        return new OwnMetricView(
                own.key(),
                own.version(),
                definition.label(),
                definition.dimension(),
                definition.unit(),
                definition.direction(),
                definition.formula(),
                own.parts(),
                granularities,
                own.createdAt());
    }

    /** A page, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "OwnMetricPage", description = "A page of own metrics.")
    record PageView(
            @Schema(description = "The metrics of the page, each in its newest version.")
            List<OwnMetricView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
