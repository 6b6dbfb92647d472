package org.communityops.kpi.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.communityops.kpi.metric.Figure;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The value of a metric in one period. */
@Schema(name = "SeriesItem", description = "The value of a metric in one period.")
record SeriesItem(
        @Schema(description = "The period (周期), as long as the granularity says.", examples = "2026-05")
        String period,

        @Schema(
                description =
                        "The value (数值), ratios rounded to 6 decimals; null when there is nothing to divide by, or when the data do not reach far enough to know it.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.846847")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Nullable Number value,

        @Schema(
                description =
                        "What stands above the line (分子), or what was counted; left out when it is not known yet.",
                type = SchemaType.NUMBER,
                examples = "94")
        @Nullable Number numerator,

        @Schema(description = "What stands below the line (分母); left out where nothing is divided.", examples = "111")
        @Nullable Long denominator,

        @Schema(
                description =
                        "Whether part of the period lies before the first day with an event or after the cut-off (不完整周期).",
                examples = "true")
        boolean partial,

        @Schema(
                description =
                        "Where the true value lies with a confidence of 95 % (置信区间): of shares of members by Wilson's score, of nps by the adjusted Wald method; left out for any other.")
        @Nullable Interval interval,

        @Schema(description = "The period that it is compared with (对比); only with `compare`.") @Nullable Compared compared) {

    /** The value of another period. */
    @Schema(name = "ComparedItem", description = "The value of the metric in the period that is compared with.")
    record Compared(
            @Schema(description = "The period (周期).", examples = "2026-04")
            String period,

            @Schema(
                    description = "The value (数值), like that of the item.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.8")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Number value,

            @Schema(description = "What stands above the line (分子).", type = SchemaType.NUMBER, examples = "80")
            @Nullable Number numerator,

            @Schema(description = "What stands below the line (分母).", examples = "100") @Nullable Long denominator,

            @Schema(description = "Whether the data do not cover all of the period (不完整周期).", examples = "false")
            boolean partial) {}

    /** The bounds of a share. */
    @Schema(name = "Interval", description = "The bounds of a share (置信区间).")
    record Interval(
            @Schema(description = "The lower bound.", examples = "0.255")
            double low,

            @Schema(description = "The upper bound.", examples = "0.366")
            double high) {}

    static SeriesItem of(String period, Figure figure, boolean partial) {
        var interval = figure.interval();
        return new SeriesItem(
                period,
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                partial,
                interval == null ? null : new Interval(interval.low(), interval.high()),
                null);
    }

    /** The same with another period beside it. */
    SeriesItem beside(SeriesItem other) {
        var compared = new Compared(other.period, other.value, other.numerator, other.denominator, other.partial);
        return new SeriesItem(period, value, numerator, denominator, partial, interval, compared);
    }
}
