package org.communityops.incentive.level;

import java.time.LocalDate;
import org.communityops.incentive.ladder.Ladder;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands on a ladder.
 *
 * @param fallsOn the local date on which the level is lost unless more is earned; null while what counts reaches it
 * @param reviewOn the first local date on which time alone may change this, or an earlier one; null when it never does
 */
record Standing(
        int level, @Nullable LocalDate fallsOn, @Nullable LocalDate reviewOn) {
    /** Of whom nothing is known. */
    static final Standing LOWEST = new Standing(Ladder.LOWEST, null, null);
}
