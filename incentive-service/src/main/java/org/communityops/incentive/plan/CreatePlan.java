package org.communityops.incentive.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make a plan. */
@Schema(description = "Makes a plan (奖励计划) that pays nothing yet.")
record CreatePlan(
        @NotNull @Size(max = 64) @Pattern(regexp = Plan.KEY, message = "lower-case words with hyphens") @Schema(description = "Names the plan within its community, for ever.", examples = "spring-festival")
        String key,

        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Spring festival")
        String name,

        @NotBlank @Size(max = 64) @Schema(description = "Currency that it pays in (积分种类).", examples = "points")
        String currency,

        @NotNull @Min(1) @Max(PlanSettings.GREATEST_BUDGET) @Schema(description = "All that it may ever pay (预算); 1 to 10^12.", examples = "10000")
        Long budget,

        @NotNull @Schema(description = "It pays from this time on (开始时间).", examples = "2026-11-20T00:00:00Z")
        Instant startsAt,

        @NotNull @Schema(
                description = "It pays before this time (结束时间), at most 366 days after the start.",
                examples = "2026-12-04T00:00:00Z")
        Instant endsAt,

        @Nullable @Min(1) @Schema(description = "Most members that it may reach (人数上限).", examples = "100")
        Integer memberLimit,

        @Nullable @Min(1) @Schema(description = "Most awards that it may give (次数上限); the last one ends it.", examples = "500")
        Integer awardLimit,

        @Nullable @Valid PointCost pointCost) {
    PlanSettings settings() {
        return new PlanSettings(name, currency, budget, startsAt, endsAt, memberLimit, awardLimit, pointCost);
    }
}
