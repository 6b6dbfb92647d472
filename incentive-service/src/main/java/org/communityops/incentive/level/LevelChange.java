package org.communityops.incentive.level;

import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * A member comes to another level.
 *
 * @param reason null when it stays on its level and is told of nevertheless
 */
record LevelChange(
        Ladder ladder,
        UUID memberId,
        @Nullable Reason reason,
        int previous,
        int level,
        @Nullable LocalDate since) {

    /** Why a member came to a level. */
    enum Reason {
        /** It earned enough (升级). */
        REACHED,
        /** It earned too little in the window, for longer than the days of grace (降级). */
        LAPSED,
        /** Points turned out not to have been earned (更正). */
        CORRECTED,
        /** The ladder was changed (体系调整). */
        LADDER_CHANGED
    }

    Ladder.Step step() {
        return ladder.step(level);
    }
}
