package org.communityops.incentive.ranking;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a patch changes of a member's preference. */
@Schema(name = "LeaderboardPreferenceSettings", description = "Whether a member wants to be seen on leaderboards.")
record Listing(
        @NotNull @Nullable @Schema(description = "False: left out of boards and of the ranks of others (退出排行).", examples = "false")
        Boolean listed) {}
