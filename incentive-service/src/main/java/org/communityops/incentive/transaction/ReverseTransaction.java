package org.communityops.incentive.transaction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to take a transaction back. */
@Schema(description = "Takes a transaction back (冲正).")
record ReverseTransaction(
        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Granted to the wrong member")
        String reason) {}
