package org.communityops.incentive.level;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The news that a member stands on another level.
 *
 * @param ladder its key
 * @param previous the level before
 * @param since the local date on which the level was reached
 */
record LevelChanged(
        UUID memberId,
        String ladder,
        int level,
        String title,
        int previous,
        @Nullable LocalDate since) {}
