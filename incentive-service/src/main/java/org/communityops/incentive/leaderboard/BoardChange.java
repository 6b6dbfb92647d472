package org.communityops.incentive.leaderboard;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A change of what stands on the boards of a local day.
 *
 * @param amount points that were earned on that day, or left the boards when negative
 * @param expired how many of those that left have ended: they stay earned
 */
public record BoardChange(UUID communityId, UUID memberId, String currency, LocalDate day, long amount, long expired) {
    /** Points that a member earned on a local day, or turned out not to have earned when negative. */
    public BoardChange(UUID communityId, UUID memberId, String currency, LocalDate day, long amount) {
        this(communityId, memberId, currency, day, amount, 0);
    }

    /** Points of a local day that have ended, or came back from their end when negative. */
    public static BoardChange ended(UUID communityId, UUID memberId, String currency, LocalDate day, long points) {
        return new BoardChange(communityId, memberId, currency, day, -points, points);
    }

    /** What it adds to the points that were earned, whether they have ended or not. */
    public long earned() {
        return amount + expired;
    }
}
