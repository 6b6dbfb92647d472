package org.communityops.incentive.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member says to a reversal. */
@Schema(description = "What a member says to having points taken back (申诉).")
record CreateAppeal(
        @NotNull @Schema(description = "The reversal (冲正) that took the points.")
        UUID transactionId,

        @NotNull @Schema(description = "Whose points it took (会员).")
        UUID memberId,

        @NotBlank @Size(max = 1000) @Schema(description = "Why they should come back (理由).", examples = "I did help at the meetup, ask Bob")
        String reason) {}
