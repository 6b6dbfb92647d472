package org.communityops.incentive.promotion;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.evaluation.Evaluation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operator who met the criteria in each period. */
@Schema(name = "PromotionCandidate", description = "An operator who met the criteria in each period (晋升候选人).")
record Candidate(
        @Schema(description = "The operator (运营人员).") UUID memberId,

        @Schema(description = "The evaluations that met the criteria, earliest first (考核依据).")
        List<Evidence> evidence) {
    /** An evaluation that met the criteria. */
    @Schema(name = "PromotionEvidence", description = "An evaluation that met the criteria.")
    record Evidence(
            @Schema(description = "The period (周期).", examples = "2026-10")
            String period,

            @Schema(description = "Which revision of the final evaluation.", examples = "1")
            int revision,

            @Schema(description = "Score (考核得分).", examples = "92.5")
            BigDecimal score,

            @Nullable @Schema(description = "Grade (等级).", examples = "A")
            String grade) {
        static Evidence of(Evaluation evaluation) {
            return new Evidence(evaluation.period(), evaluation.revision(), evaluation.score(), evaluation.grade());
        }
    }
}
