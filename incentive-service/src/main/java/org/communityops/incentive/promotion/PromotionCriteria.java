package org.communityops.incentive.promotion;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.bonus.BonusDefinition.Period;
import org.communityops.incentive.evaluation.Evaluation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator has to reach to be a candidate for a position. */
@Schema(description = "What an operator has to reach, and for how long, to be a candidate for a position (晋升标准).")
record PromotionCriteria(
        UUID id,

        @Schema(description = "What people call them (名称).", examples = "To senior operator")
        String name,

        @Schema(description = "What one is promoted to (职级).", examples = "Senior operator")
        String position,

        @Schema(
                description = "Score card of kpi-service whose final evaluations count (考核卡).",
                examples = "operator-month")
        String card,

        @Schema(description = "The length of a period (周期).")
        Period period,

        @Schema(description = "How many periods in a row (连续期数).", examples = "3")
        int periods,

        @Nullable @Schema(description = "Least score in each of them (最低分).", examples = "80")
        BigDecimal minimumScore,

        @Nullable @Schema(description = "Grades that count (等级).", examples = "[\"A\", \"B\"]")
        List<String> grades,

        @Schema(description = "The key that made them.", examples = "7Zk2qW9xLpT4")
        String createdBy,

        @Schema(description = "When they were made.", examples = "2026-11-01T02:00:00Z")
        Instant createdAt) {
    boolean metBy(Evaluation evaluation) {
        return (minimumScore == null || evaluation.score().compareTo(minimumScore) >= 0)
                && (grades == null || evaluation.grade() != null && grades.contains(evaluation.grade()));
    }
}
