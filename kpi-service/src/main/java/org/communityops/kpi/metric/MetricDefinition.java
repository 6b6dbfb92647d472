package org.communityops.kpi.metric;

import java.util.List;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A metric as the catalogue serves it. */
@Schema(name = "Metric", description = "A metric (指标) and what exactly it means.")
public record MetricDefinition(
        @Schema(description = "Name under which it is asked for.", examples = "reply_ratio")
        String id,

        @Schema(description = "Rises when the definition changes (版本).", examples = "1")
        int version,

        @Schema(description = "Name for people.") Text label,

        @Schema(description = "The question that it answers.")
        Text question,

        @Schema(description = "What it is about (维度).") Dimension dimension,

        @Schema(description = "What its value counts (单位).") Unit unit,

        @Schema(description = "Whether more of it is better (方向).")
        Direction direction,

        @Schema(
                description = "The exact definition (定义).",
                examples = "Messages of the period that are replies, divided by all its messages.")
        String definition,

        @Schema(description = "What stands above the line (分子).", examples = "message.posted with isReply")
        String numerator,

        @Schema(
                description = "What stands below the line (分母); left out where nothing is divided.",
                examples = "message.posted")
        @Nullable String denominator,

        @Schema(description = "The lengths of periods for which it is defined; the first is the default.")
        List<Granularity> granularities,

        @Schema(description = "Its variants; the first is the default. Empty where there is only one reading.")
        List<String> variants,

        @Schema(description = "Into what it can be taken apart (分解): CHANNEL 频道, TYPE 事件类型.")
        List<Breakdown> breakdowns) {

    public MetricDefinition {
        breakdowns = List.copyOf(breakdowns);
        granularities = List.copyOf(granularities);
        variants = List.copyOf(variants);
    }

    /** A text in both languages. */
    @Schema(name = "MetricText", description = "A text in English and Chinese.")
    public record Text(
            @Schema(description = "English.", examples = "Reply ratio")
            String en,

            @Schema(description = "Chinese (中文).", examples = "回复率")
            String zh) {}

    /** What a metric is about. */
    @Schema(name = "MetricDimension")
    public enum Dimension {
        USERS,
        CONTENT,
        INTERACTION,
        BUSINESS,
        SATISFACTION,
        RISK,
        OPERATIONS
    }

    /** What a value counts. */
    @Schema(
            name = "MetricUnit",
            description =
                    "What a value counts; CURRENCY: money in the currency of the answer; HOURS: of operators; SCORE: points of a scale that the definition names.")
    public enum Unit {
        MEMBERS,
        EVENTS,
        EVENTS_PER_MEMBER,
        DAYS,
        SECONDS,
        HOURS,
        CURRENCY,
        RATIO,
        SCORE
    }

    /** Whether more is better. */
    @Schema(name = "MetricDirection")
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NEUTRAL
    }
}
