package org.communityops.incentive.payout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.communityops.incentive.payout.PayoutLine.Verdict;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a reviewer says of a list. */
@Schema(description = "What a reviewer says of a list (复核). Lines without a decision pay what was proposed.")
record ReviewPayoutList(
        @NotNull @Schema(description = "The revision of the list that the reviewer has seen.", examples = "1")
        Integer revision,

        @Nullable @Size(max = 1000) @Schema(description = "Lines that shall pay something else, each once.")
        List<@NotNull @Valid LineDecision> decisions) {
    /** What a reviewer says of a line. */
    @Schema(description = "What a reviewer says of a line.")
    record LineDecision(
            @NotNull @Schema(description = "The line.", examples = "3")
            Integer line,

            @NotNull @Schema(description = "EXCLUDED (剔除) or CORRECTED (更正).")
            Verdict verdict,

            @Nullable @Schema(
                    description =
                            "What a corrected line pays; not below zero, with at most the decimals of the currency.",
                    examples = "500.00")
            BigDecimal amount,

            @NotBlank @Size(max = 500) @Schema(description = "Why; it is kept (原因).", examples = "On leave for half of the month")
            String reason) {}

    List<LineDecision> all() {
        return decisions == null ? List.of() : decisions;
    }
}
