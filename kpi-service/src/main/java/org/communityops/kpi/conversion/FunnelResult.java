package org.communityops.kpi.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.population.Part;
import org.communityops.kpi.population.PopulationQuery;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many members reach each step. */
@Schema(name = "FunnelResult", description = "How many members reach each step of a funnel.")
public record FunnelResult(
        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The channel of arrival (渠道); left out for all.", examples = "weibo") @Nullable String channel,

        @Schema(
                description = "The experiment (实验) whose members are looked at; left out for all.",
                examples = "welcome-bonus")
        @Nullable String experiment,

        @Schema(description = "The variant (实验分组); left out for all.", examples = "double-points") @Nullable String variant,

        @Schema(description = "How many steps lie behind the first (路径长度).", examples = "1")
        int pathLength,

        @Schema(
                description = "Whether the path is longer than three steps, which costs members (路径过长).",
                examples = "false")
        boolean longPath,

        @Schema(description = "The steps (步骤), in their order.")
        List<Step> steps,

        @Schema(
                description =
                        "The parts (分解) in the order of their members in the first step, named ones first, without those in which nobody fulfils any step; left out without `by`.")
        @Nullable List<PartResult> parts) {
    /** As many steps behind the first as a path may have. */
    private static final int SHORT_PATH = 3;

    static FunnelResult of(
            Community community, PopulationQuery query, List<Step> steps, @Nullable List<PartResult> parts) {
        var length = steps.size() - 1;
        return new FunnelResult(
                community.zone().getId(),
                community.lastDay(),
                query.channel(),
                query.experiment(),
                query.variant(),
                length,
                length > SHORT_PATH,
                steps,
                parts);
    }

    /** How the members of one channel or variant get through. */
    @Schema(name = "FunnelPart", description = "How the members of one channel or variant get through.")
    record PartResult(
            @Schema(
                    description =
                            "NAMED; NONE: who arrived over no channel; OTHERS: all but the hundred channels with most members.")
            Part.Kind kind,

            @Schema(description = "The channel or variant; left out unless the part is NAMED.", examples = "weibo")
            @Nullable String name,

            @Schema(description = "The same steps as those of the whole.")
            List<Step> steps) {}

    /** How many members reach one step. */
    @Schema(name = "FunnelStepResult", description = "How many members reach a step.")
    public record Step(
            @Schema(description = "The name of the step.", examples = "fiveMessages")
            String name,

            @Schema(description = "Members who reach this step and all before it (人数).", examples = "20")
            long members,

            @Schema(description = "Members who fulfil this step, whatever the others.", examples = "21")
            long alone,

            @Schema(
                    description = "Members of the step before who do not reach this one (流失); 0 for the first.",
                    examples = "12")
            long lost,

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
            @Nullable Long medianSecondsFromPrevious,

            @Schema(
                    description =
                            "The seconds since the step before within which nine in ten got here (90 分位耗时); left out where the median is.",
                    examples = "259200")
            @Nullable Long p90SecondsFromPrevious) {

        static Step of(String name, Reached reached, Reached previous, Reached first) {
            return new Step(
                    name,
                    reached.members(),
                    reached.alone(),
                    previous.members() - reached.members(),
                    rate(reached.members(), previous.members()),
                    rate(reached.members(), first.members()),
                    reached.medianSeconds(),
                    reached.p90Seconds());
        }

        private static @Nullable Double rate(long part, long whole) {
            return whole == 0 ? null : Rounded.of((double) part / whole);
        }
    }

    /**
     * What the database counts for a step.
     *
     * @param medianSeconds since the step before; null where that means nothing
     * @param p90Seconds since the step before, within which nine in ten reach it; null where that means nothing
     */
    record Reached(
            long members,
            long alone,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds) {}
}
