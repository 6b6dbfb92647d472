package org.communityops.incentive.ranking;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One member's place on a board. */
@Schema(name = "LeaderboardPlace", description = "One member's place (名次).")
public record Place(
        @Schema(description = "Members with the same amount share a rank: 1, 2, 2, 4.", examples = "1")
        long rank,

        UUID memberId,

        @Schema(description = "Points earned on the local days of the period.", examples = "120")
        long amount,

        @Schema(description = "How many members share the rank, this one included (并列人数).", examples = "1")
        long sharing) {}
