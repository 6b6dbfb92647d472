package org.communityops.incentive.ranking;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a member is seen on leaderboards, as callers see it. */
@Schema(name = "LeaderboardPreference", description = "Whether a member is seen on leaderboards (排行展示偏好).")
record ListingView(
        UUID memberId,

        @Schema(description = "False: left out of boards and of the ranks of others (退出排行).", examples = "false")
        boolean listed) {}
