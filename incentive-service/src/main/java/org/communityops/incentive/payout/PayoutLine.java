package org.communityops.incentive.payout;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one subject gets. */
@Schema(description = "What one operator or team gets, and why (发放明细).")
record PayoutLine(
        @Schema(description = "Its place in the list.", examples = "1")
        int line,

        @Schema(description = "BONUS (奖金), or ADJUSTMENT (调整): an evaluation of a frozen period was revised.")
        Kind kind,

        @Schema(
                description = "Whose evaluation it pays for (周期); an earlier period for an adjustment.",
                examples = "2026-10")
        String period,

        @Schema(
                description = "Who is paid (发放对象), `operator:<member id>` or `team:<id>`.",
                examples = "operator:0197c0de-0000-7000-8000-000000000001")
        String subject,

        @Schema(
                description = "Which revision of the final evaluation counted; from 2 on after an appeal (申诉).",
                examples = "1")
        int evaluationRevision,

        @Schema(description = "Score of the evaluation (考核得分).", examples = "92.5")
        BigDecimal score,

        @Nullable @Schema(description = "Grade of the evaluation (等级).", examples = "A")
        String grade,

        @Schema(description = "What the plan gives for this evaluation (应得).", examples = "1000.00")
        BigDecimal entitled,

        @Schema(
                description = "The same, less what was given for the same period already; never below zero.",
                examples = "1000.00")
        BigDecimal proposed,

        @Schema(description = "What is paid (实发).", examples = "1000.00")
        BigDecimal amount,

        @Schema(description = "How the proposal came about (原因).", examples = "Grade A")
        String reason,

        @Nullable Decision decision) {
    @Schema(name = "PayoutLineKind")
    enum Kind {
        BONUS,
        ADJUSTMENT
    }

    /** What a reviewer does with a line. */
    @Schema(name = "PayoutVerdict")
    enum Verdict {
        EXCLUDED,
        CORRECTED
    }

    /** Why a line pays something else than was proposed. */
    @Schema(name = "PayoutDecision", description = "Why the line pays something else than was proposed (复核意见).")
    record Decision(
            @Schema(description = "EXCLUDED (剔除): pays nothing. CORRECTED (更正): pays another amount.")
            Verdict verdict,

            @Schema(description = "The reviewer's reason (原因).", examples = "On leave for half of the month")
            String reason) {}
}
