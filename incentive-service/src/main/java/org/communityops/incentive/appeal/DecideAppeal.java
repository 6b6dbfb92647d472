package org.communityops.incentive.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said to an appeal. */
@Schema(description = "What is said to an appeal (处理意见).")
record DecideAppeal(
        @NotBlank @Size(max = 1000) @Schema(description = "Shown to the member (理由).", examples = "Bob confirms it")
        String reason) {}
