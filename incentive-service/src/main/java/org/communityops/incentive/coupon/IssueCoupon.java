package org.communityops.incentive.coupon;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to give a member a coupon. */
@Schema(description = "Gives a member a coupon (发券).")
record IssueCoupon(
        @NotNull @Schema(description = "Who gets it.") UUID memberId) {}
