package org.communityops.incentive.redemption;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends when the member has the reward. */
@Schema(description = "The member has the reward (已发放).")
record FulfilRedemption(
        @Nullable @Size(max = 500) @Schema(description = "Such as a parcel's number (备注).", examples = "Parcel SF1234567890")
        String note) {}
