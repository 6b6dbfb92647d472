package org.communityops.incentive.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.promotion.Candidate.Evidence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal to promote an operator, and what was decided. */
@Schema(description = "A proposal to promote an operator, and what was decided (晋升记录).")
record Promotion(
        UUID id,
        UUID criteriaId,

        @Schema(description = "What one is promoted to (职级).", examples = "Senior operator")
        String position,

        @Schema(description = "The operator (运营人员).") UUID memberId,

        @Schema(description = "The last period of the run that met the criteria (周期).", examples = "2026-10")
        String period,

        @Schema(description = "The evaluations as they stood when it was proposed, earliest first (考核依据).")
        List<Evidence> evidence,

        @Schema(description = "PROPOSED (已提名), PROMOTED (已晋升) or DECLINED (未通过).")
        State state,

        @Schema(description = "Why it was proposed (提名理由).", examples = "Leads two groups already")
        String reason,

        @Schema(description = "The key that proposed.", examples = "7Zk2qW9xLpT4")
        String proposedBy,

        @Nullable @Schema(description = "The person behind that key, when the request named one.")
        UUID proposingMember,

        @Schema(description = "When.", examples = "2026-11-02T01:00:00.120004Z")
        Instant proposedAt,

        @Nullable Decision decision) {
    @Schema(name = "PromotionState")
    enum State {
        PROPOSED,
        PROMOTED,
        DECLINED
    }

    /** What a second person decided. */
    @Schema(name = "PromotionDecision", description = "What a second person decided (晋升决定).")
    record Decision(
            @Schema(description = "The key that decided.", examples = "5Rb8nY3vHcM1")
            String decidedBy,

            @Nullable @Schema(description = "The person behind that key, when the request named one.")
            UUID decidingMember,

            @Schema(description = "Why (理由).", examples = "Agreed in the committee of November")
            String reason,

            @Schema(description = "When.", examples = "2026-11-05T01:00:00.120004Z")
            Instant decidedAt) {}
}
