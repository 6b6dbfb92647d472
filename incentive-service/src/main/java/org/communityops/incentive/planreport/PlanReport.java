package org.communityops.incentive.planreport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.plan.Plan;
import org.communityops.incentive.plan.PointCost;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a plan paid, and what came of it. Awards that were revoked are left out. */
@Schema(description = "What a plan paid, and what came of it (效果报告). Awards that were revoked are left out.")
record PlanReport(
        UUID planId,

        Plan.State state,

        @Schema(description = "Currency that it pays in.", examples = "points")
        String currency,

        @Schema(description = "All that it may ever pay (预算).", examples = "10000")
        long budget,

        @Schema(description = "What it paid (已发放).", examples = "2500")
        long paid,

        @Schema(description = "The part of the budget that it paid (预算使用率), 0 to 1.", examples = "0.25")
        double shareOfBudget,

        @Schema(description = "How many awards.", examples = "50")
        int awards,

        @Schema(description = "How many members have one (触达人数).", examples = "40")
        int members,

        @Nullable @Schema(description = "What was paid, in money; absent unless the plan says what a point costs.")
        Cost cost,

        @Schema(description = "The days on which it paid, in order.")
        List<Day> days,

        @Nullable @Schema(description = "Absent until the plan begins.")
        Effect effect) {
    PlanReport {
        days = List.copyOf(days);
    }

    /** What a plan paid on a local day. */
    @Schema(name = "PlanReportDay", description = "What the plan paid on a local day.")
    record Day(
            @Schema(examples = "2026-11-20") LocalDate day,

            @Schema(description = "Points.", examples = "200")
            long points,

            @Schema(description = "Awards.", examples = "10")
            int awards,

            @Schema(description = "Members that got one.", examples = "10")
            int members) {}

    /** Money. */
    @Schema(name = "PlanReportCost", description = "What was paid, in money (成本).")
    record Cost(
            @Schema(description = "To the smallest unit of its currency.", examples = "125.00")
            BigDecimal amount,

            @Schema(description = "ISO 4217 code.", examples = "CNY")
            String currency) {
        /** Half a unit or more is rounded up. */
        static @Nullable Cost of(long points, @Nullable PointCost each) {
            if (each == null) {
                return null;
            }
            var decimals = Currency.getInstance(each.currency()).getDefaultFractionDigits();
            return new Cost(
                    each.amount().multiply(BigDecimal.valueOf(points)).setScale(decimals, RoundingMode.HALF_UP),
                    each.currency());
        }
    }

    static PlanReport of(Plan plan, List<Day> days, @Nullable Effect effect) {
        return new PlanReport(
                plan.id(),
                plan.state(),
                plan.currency(),
                plan.budget(),
                plan.paid(),
                Group.rounded((double) plan.paid() / plan.budget()),
                plan.awards(),
                plan.members(),
                Cost.of(plan.paid(), plan.pointCost()),
                days,
                effect);
    }
}
