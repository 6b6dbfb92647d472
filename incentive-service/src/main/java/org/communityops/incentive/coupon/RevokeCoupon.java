package org.communityops.incentive.coupon;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to take a coupon away. */
@Schema(description = "Takes a coupon away (作废).")
record RevokeCoupon(
        @NotBlank @Size(max = 500) @Schema(description = "Why (原因).", examples = "Issued to the wrong member")
        String reason) {}
