package org.communityops.incentive.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to reject or discard a list. */
@Schema(description = "Says why a list is rejected or discarded.")
record RefusePayoutList(
        @NotNull @Schema(description = "The revision of the list that the caller has seen.", examples = "2")
        Integer revision,

        @NotBlank @Size(max = 500) @Schema(description = "Why; it is kept (原因).", examples = "October is not closed")
        String reason) {}
