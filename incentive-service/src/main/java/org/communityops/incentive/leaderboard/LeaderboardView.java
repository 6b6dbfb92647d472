package org.communityops.incentive.leaderboard;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A leaderboard as callers see it. */
@Schema(name = "Leaderboard", description = "Who earned most in a period (排行榜).")
record LeaderboardView(
        @Schema(description = "Day, ISO week, month, quarter, year, or `all`.", examples = "2026-W47")
        String period,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "Most points first; members of one rank by id.")
        List<Place> items) {
    LeaderboardView {
        items = List.copyOf(items);
    }

    /** One member's place on a board. */
    @Schema(name = "LeaderboardPlace", description = "One member's place (名次).")
    record Place(
            @Schema(description = "Members with the same amount share a rank: 1, 2, 2, 4.", examples = "1")
            long rank,

            UUID memberId,

            @Schema(description = "Points earned on the local days of the period.", examples = "120")
            long amount) {}
}
