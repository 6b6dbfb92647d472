package org.communityops.incentive.ranking;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where one member stands on a board, as callers see it. */
@Schema(name = "MemberPlace", description = "Where a member stands on a leaderboard, and who stands around (我的排名).")
record MemberPlaceView(
        @Schema(description = "Day, ISO week, month, quarter, year, or `all`.", examples = "2026-W47")
        String period,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        UUID memberId,

        @Schema(description = "Points earned on the local days of the period.", examples = "95")
        long amount,

        @Nullable @Schema(
                description =
                        "One more than there are listed members with more points (名次); absent when the member earned nothing.",
                examples = "17")
        Long rank,

        @Nullable @Schema(
                description =
                        "How many members share the rank, this one included (并列人数); absent when the member earned nothing.",
                examples = "2")
        Long sharing,

        @Schema(description = "Whether others see the member on boards; false after opting out (退出排行).")
        boolean listed,

        @Schema(description = "Those next before and after the member, in the order of the board.")
        List<Place> neighbours) {
    MemberPlaceView {
        neighbours = List.copyOf(neighbours);
    }
}
