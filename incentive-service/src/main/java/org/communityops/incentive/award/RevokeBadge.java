package org.communityops.incentive.award;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to take back a badge that was given by hand. */
@Schema(description = "Takes back a badge that was given by hand (撤销勋章).")
record RevokeBadge(
        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Given to the wrong member")
        String reason) {}
