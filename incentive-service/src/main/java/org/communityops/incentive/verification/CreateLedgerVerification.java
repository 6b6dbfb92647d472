package org.communityops.incentive.verification;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to have the ledger verified. */
@Schema(description = "Asks for a verification of the ledger (账本校验).")
record CreateLedgerVerification(
        @Nullable @jakarta.validation.Valid @Schema(
                description =
                        "A block whose hash was kept elsewhere. Without one, somebody who can rewrite the whole chain can hide a change.")
        Anchor anchor) {
    /** A block that is known from before. */
    @Schema(name = "LedgerAnchor", description = "A block as it was known before (存证).")
    record Anchor(
            @NotNull @Min(1) @Schema(description = "Number of the block.", examples = "12")
            Long block,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "64 hexadecimal digits, lower case") @Schema(
                    description = "Its hash.",
                    examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String hash) {}
}
