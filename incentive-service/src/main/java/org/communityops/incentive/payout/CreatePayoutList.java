package org.communityops.incentive.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to have a list made. */
@Schema(description = "Asks for what a plan pays for a period.")
record CreatePayoutList(
        @NotNull @Schema(description = "The bonus plan (奖金方案).")
        UUID planId,

        @NotBlank @Size(max = 10) @Schema(
                description = "A period of the plan's length (周期): `2026-10`, `2026-Q4` or `2026`.",
                examples = "2026-10")
        String period) {}
