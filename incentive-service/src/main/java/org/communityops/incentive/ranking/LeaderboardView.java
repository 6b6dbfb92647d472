package org.communityops.incentive.ranking;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A leaderboard as callers see it. */
@Schema(name = "Leaderboard", description = "Who earned most in a period (排行榜).")
record LeaderboardView(
        @Schema(description = "Day, ISO week, month, quarter, year, or `all`.", examples = "2026-W47")
        String period,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "Most points first; members of one rank by id. Members who opted out are left out.")
        List<Place> items) {
    LeaderboardView {
        items = List.copyOf(items);
    }
}
