package org.communityops.incentive.planaward;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an award is taken back. */
@Schema(name = "RevokePlanAward", description = "Takes an award back (撤销).")
record RevokeAward(
        @NotBlank @Size(max = 500) @Schema(description = "Shown to the member (原因).", examples = "Awarded to the wrong member")
        String reason) {}
