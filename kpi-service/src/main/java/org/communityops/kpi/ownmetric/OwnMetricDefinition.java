package org.communityops.kpi.ownmetric;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be changed about an own metric; a change is another version. */
@Schema(name = "OwnMetricDefinition", description = "What can be changed about an own metric (自定义指标).")
record OwnMetricDefinition(
        @Schema(description = "Name for people.") @NotNull @Valid Label label,

        @Schema(description = "What it is about (维度).", examples = "INTERACTION") @NotNull Dimension dimension,

        @Schema(description = "What its value counts (单位).", examples = "RATIO") @NotNull Unit unit,

        @Schema(description = "Whether more of it is better (方向).", examples = "HIGHER_IS_BETTER") @NotNull Direction direction,

        @Schema(
                description =
                        "How it is computed (公式): a CEL expression over the names of metrics of the catalogue, each a double, so numbers are written with a decimal point. Null when one of its parts is, or when it divides by zero.",
                examples = "reply_ratio * 60.0 + stickiness * 40.0")
        @NotBlank @Size(max = CompiledFormula.LONGEST) String formula) {

    /** A name in both languages. */
    @Schema(name = "OwnMetricLabel", description = "A name in English and Chinese.")
    record Label(
            @Schema(description = "English.", examples = "Liveliness") @NotBlank @Size(max = 80) String en,

            @Schema(description = "Chinese (中文).", examples = "热闹度") @NotBlank @Size(max = 80) String zh) {
        Text text() {
            return new Text(en, zh);
        }
    }
}
