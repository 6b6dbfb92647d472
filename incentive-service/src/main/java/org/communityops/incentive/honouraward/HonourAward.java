package org.communityops.incentive.honouraward;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An honour that a member was given for a period.
 *
 * @param evidence what shows that it is deserved, in words; null when the place does
 * @param place null when it was given by hand
 * @param awardedBy the key that gave it
 */
record HonourAward(
        UUID communityId,
        UUID id,
        UUID honourId,
        String period,
        UUID memberId,
        String citation,
        @Nullable String evidence,
        @Nullable BoardPlace place,
        String awardedBy,
        Instant awardedAt) {

    /** The place on a leaderboard that it was given for, as it was then. */
    @Schema(name = "HonouredPlace", description = "The place on the leaderboard of the period, as it was then (名次).")
    record BoardPlace(
            @Schema(description = "Kind of points (积分种类).", examples = "points")
            String currency,

            @Schema(description = "Members with the same amount share a rank.", examples = "1")
            long rank,

            @Schema(description = "Points earned in the period.", examples = "320")
            long amount) {}
}
