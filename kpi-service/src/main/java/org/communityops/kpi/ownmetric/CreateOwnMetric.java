package org.communityops.kpi.ownmetric;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to define an own metric. */
@Schema(name = "CreateOwnMetric", description = "A metric of the community's own (自定义指标).")
record CreateOwnMetric(
        @Schema(
                description =
                        "Name under which it is asked for; `own_` keeps it apart from all that the catalogue will ever have.",
                examples = "own_liveliness")
        @NotNull @Pattern(regexp = OwnMetric.KEY) String key,

        @Schema(description = "Name for people.") @NotNull @Valid OwnMetricDefinition.Label label,

        @Schema(description = "What it is about (维度).", examples = "INTERACTION") @NotNull Dimension dimension,

        @Schema(description = "What its value counts (单位).", examples = "RATIO") @NotNull Unit unit,

        @Schema(description = "Whether more of it is better (方向).", examples = "HIGHER_IS_BETTER") @NotNull Direction direction,

        @Schema(
                description =
                        "How it is computed (公式): a CEL expression over the names of metrics of the catalogue, each a double, so numbers are written with a decimal point. Null when one of its parts is, or when it divides by zero.",
                examples = "reply_ratio * 60.0 + stickiness * 40.0")
        @NotBlank @Size(max = CompiledFormula.LONGEST) String formula) {
    OwnMetricDefinition definition() {
        return new OwnMetricDefinition(label, dimension, unit, direction, formula);
    }
}
