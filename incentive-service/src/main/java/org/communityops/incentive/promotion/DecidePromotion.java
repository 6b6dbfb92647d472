package org.communityops.incentive.promotion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a second person sends to decide. */
@Schema(description = "Decides on a proposal (晋升决定).")
record DecidePromotion(
        @NotNull @Schema(description = "PROMOTED (晋升) or DECLINED (不通过).")
        Outcome outcome,

        @NotBlank @Size(max = 500) @Schema(description = "Why; it is kept (理由).", examples = "Agreed in the committee of November")
        String reason) {
    /** What can be decided. */
    @Schema(name = "PromotionOutcome", description = "PROMOTED (晋升) or DECLINED (不通过).")
    enum Outcome {
        PROMOTED,
        DECLINED
    }
}
