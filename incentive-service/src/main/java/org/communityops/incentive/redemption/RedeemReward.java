package org.communityops.incentive.redemption;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to redeem points for a reward. */
@Schema(description = "Redeems points for a reward (兑换).")
record RedeemReward(
        @NotNull @Schema(description = "Who pays and gets it.")
        UUID memberId,

        @NotNull @Schema(description = "What.") UUID rewardId) {}
