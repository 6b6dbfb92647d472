package org.communityops.incentive.flag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person says to a flag. */
@Schema(name = "DecideFairPlayFlag", description = "What a person says to a flag (处理意见).")
record DecideFlag(
        @NotBlank @Size(max = 1000) @Schema(description = "Why (理由).", examples = "Siblings who share a phone")
        String reason) {}
