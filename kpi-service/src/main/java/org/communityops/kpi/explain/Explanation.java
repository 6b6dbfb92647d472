package org.communityops.kpi.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What stands behind the values of a metric. */
@Schema(name = "Explanation", description = "What stands behind the values of a metric (解释).")
record Explanation(
        @Schema(description = "What the metric means, in the version that was asked for.")
        MetricDefinition definition,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "The currency (货币) of a metric in money.", examples = "CNY") @Nullable String currency,

        @Schema(description = "How long a period is (粒度).", examples = "MONTH")
        Granularity granularity,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(description = "The values, oldest first.") List<Item> items,

        @Schema(
                description =
                        "What was read for all of them together: each rollup day by day, the days around the periods that the metric looks at included; days with nothing are left out.")
        List<Input> inputs) {

    /** One period. */
    @Schema(name = "ExplainedItem", description = "A value and what it was divided from.")
    record Item(
            @Schema(description = "The period (周期).", examples = "2026-05")
            String period,

            @Schema(description = "Whether the data do not cover all of the period (不完整周期).", examples = "true")
            boolean partial,

            @Schema(description = "The value.") Value value,

            @Schema(
                    description =
                            "The values of the metrics that an own metric names, by their names; empty for any other.")
            List<Part> parts) {}

    /** A value with its fraction. */
    @Schema(name = "ExplainedValue", description = "A value and what it was divided from.")
    record Value(
            @Schema(
                    description = "The value (数值); null when it cannot be told.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.846847")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Number value,

            @Schema(description = "What stands above the line (分子).", type = SchemaType.NUMBER, examples = "94")
            @Nullable Number numerator,

            @Schema(description = "What stands below the line (分母).", examples = "111") @Nullable Long denominator) {
        static Value of(Figure figure) {
            return new Value(figure.value(), figure.numerator(), figure.denominator());
        }
    }

    /** A part of an own metric. */
    @Schema(name = "ExplainedPart", description = "A metric that the formula names.")
    record Part(
            @Schema(description = "The metric (指标).", examples = "reply_ratio")
            String metric,

            @Schema(description = "Its value.") Value value) {}

    /** A rollup. */
    @Schema(name = "ExplainedInput", description = "A rollup that was read.")
    record Input(
            @Schema(
                    description =
                            "What is counted (计量): an event type, or a measure over some of them, such as `active` or `joined`.",
                    examples = "message.posted")
            String measure,

            @Schema(description = "Its days, oldest first.") List<Day> days) {}

    /** A day of a rollup. */
    @Schema(name = "ExplainedDay", description = "What a rollup holds on a day.")
    record Day(
            @Schema(description = "The day, in the community's zone.", examples = "2026-05-01")
            LocalDate day,

            @Schema(description = "The counter: events, or what is summed, as it is stored.", examples = "7")
            long count,

            @Schema(description = "How many distinct members the day has.", examples = "3")
            int members) {}
}
