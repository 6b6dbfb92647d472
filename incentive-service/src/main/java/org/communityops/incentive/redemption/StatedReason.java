package org.communityops.incentive.redemption;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a redemption is cancelled or rejected. */
@Schema(description = "Why (原因).")
record StatedReason(
        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Ordered the wrong size")
        String reason) {}
