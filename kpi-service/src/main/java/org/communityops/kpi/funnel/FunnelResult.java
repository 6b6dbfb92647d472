package org.communityops.kpi.funnel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many members reach each step. */
@Schema(name = "FunnelResult", description = "How many members reach each step of a funnel.")
record FunnelResult(
        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The steps (步骤), in their order.")
        List<Step> steps) {

    /** How many members reach one step. */
    @Schema(name = "FunnelStepResult", description = "How many members reach a step.")
    record Step(
            @Schema(description = "The name of the step.", examples = "fiveMessages")
            String name,

            @Schema(description = "Members who reach this step and all before it (人数).", examples = "20")
            long members,

            @Schema(description = "Members who fulfil this step, whatever the others.", examples = "21")
            long alone,

            @Schema(
                    description = "Members of this step divided by those of the one before (转化率); null after nobody.",
                    nullable = true,
                    examples = "0.625")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double rateFromPrevious,

            @Schema(
                    description = "Members of this step divided by those of the first; null when that has nobody.",
                    nullable = true,
                    examples = "0.384615")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Double rateFromFirst,

            @Schema(
                    description =
                            "Lower median of the seconds since the step before (耗时); left out for the first step, without an order, and when nobody got here.",
                    examples = "86400")
            @Nullable Long medianSecondsFromPrevious) {

        private static final double SIX_DECIMALS = 1e6;

        static Step of(String name, Reached reached, Reached previous, Reached first) {
            return new Step(
                    name,
                    reached.members(),
                    reached.alone(),
                    rate(reached.members(), previous.members()),
                    rate(reached.members(), first.members()),
                    reached.medianSeconds());
        }

        private static @Nullable Double rate(long part, long whole) {
            return whole == 0 ? null : Math.rint(SIX_DECIMALS * part / whole) / SIX_DECIMALS;
        }
    }

    /**
     * What the database counts for a step.
     *
     * @param medianSeconds since the step before; null where that means nothing
     */
    record Reached(long members, long alone, @Nullable Long medianSeconds) {}
}
