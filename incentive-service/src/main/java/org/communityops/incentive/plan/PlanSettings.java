package org.communityops.incentive.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a plan says: all of it can be changed until the plan is activated. */
@Schema(description = "What a plan says (奖励计划).")
record PlanSettings(
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
    static final long GREATEST_BUDGET = 1_000_000_000_000L;

    private static final Duration LONGEST = Duration.ofDays(366);

    static PlanSettings of(Plan plan) {
        return new PlanSettings(
                plan.name(),
                plan.currency(),
                plan.budget(),
                plan.startsAt(),
                plan.endsAt(),
                plan.memberLimit(),
                plan.awardLimit(),
                plan.pointCost());
    }

    /** 422 unless it ends after it starts, soon enough, and its cost is in money. */
    void requireSound() {
        if (!endsAt.isAfter(startsAt) || endsAt.isAfter(startsAt.plus(LONGEST))) {
            throw ProblemException.invalid("/endsAt", "end", "A plan ends after it starts, and at most 366 days later");
        }
        if (pointCost != null) {
            pointCost.requireSound();
        }
    }
}
