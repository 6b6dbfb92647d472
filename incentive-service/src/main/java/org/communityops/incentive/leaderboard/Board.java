package org.communityops.incentive.leaderboard;

import java.util.Comparator;
import java.util.UUID;

/**
 * Names a board.
 *
 * @param period as {@link BoardPeriod} writes it
 */
public record Board(UUID communityId, String currency, String period) {
    static final Comparator<Board> ORDER = Comparator.comparing(Board::communityId)
            .thenComparing(Board::currency)
            .thenComparing(Board::period);
}
