package org.communityops.incentive.custody;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was set aside of a member's points when it was flagged. */
@Schema(name = "SetAsidePoints", description = "What was set aside of a member's points (暂存积分).")
public record SetAside(
        UUID memberId,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "How many; at most what the wallet held.", examples = "35")
        long amount,

        @Schema(description = "The transaction that set them aside.")
        UUID transactionId) {}
