package org.communityops.kpi.anomaly;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Days, what they were expected to be, and which were far off. */
@Schema(name = "Anomalies", description = "Days, what they were expected to be, and which of them were far off (异常检测).")
record AnomalyView(
        @Schema(description = "The metric (指标).", examples = "messages")
        String metric,

        @Schema(description = "Version of its definition (版本).", examples = "1")
        int version,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(description = "How many of the days were outside of their band (异常天数).", examples = "1")
        int outside,

        @Schema(description = "The days that are over, oldest first.")
        List<Day> items) {

    /** Where a value lies. */
    @Schema(name = "AnomalyState")
    enum State {
        /** Within the band. */
        NORMAL,
        /** Above the band. */
        HIGH,
        /** Below the band. */
        LOW,
        /** No value, or too few weeks before to expect anything. */
        UNKNOWN
    }

    /** One day. */
    @Schema(name = "AnomalyDay", description = "A day and its band.")
    record Day(
            @Schema(description = "The day.", examples = "2026-08-12")
            LocalDate period,

            @Schema(
                    description = "The value (数值); null when there is nothing to divide by.",
                    nullable = true,
                    examples = "3")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double value,

            @Schema(
                    description =
                            "The median of the same weekday in the eight weeks before (中位数); left out when fewer than four have a value.",
                    examples = "41")
            @Nullable Double expected,

            @Schema(description = "Lower end of the band.", examples = "21.8") @Nullable Double low,

            @Schema(description = "Upper end of the band.", examples = "60.2") @Nullable Double high,

            @Schema(
                    description =
                            "NORMAL (正常): within the band. HIGH (偏高), LOW (偏低): outside. UNKNOWN (未知): no value or no band.",
                    examples = "LOW")
            State state) {

        static Day of(LocalDate day, double value, @Nullable SeasonalBand band) {
            var known = Double.isNaN(value) ? null : Double.valueOf(Rounded.of(value));
            if (band == null) {
                return new Day(day, known, null, null, null, State.UNKNOWN);
            }
            return new Day(
                    day,
                    known,
                    Rounded.of(band.median()),
                    Rounded.of(band.low()),
                    Rounded.of(band.high()),
                    state(value, band));
        }

        private static State state(double value, SeasonalBand band) {
            if (Double.isNaN(value)) {
                return State.UNKNOWN;
            }
            if (value > band.high()) {
                return State.HIGH;
            }
            return value < band.low() ? State.LOW : State.NORMAL;
        }
    }
}
