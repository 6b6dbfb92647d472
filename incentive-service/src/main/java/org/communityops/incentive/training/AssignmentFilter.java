package org.communityops.incentive.training;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which assignments are looked for; null where it does not matter.
 *
 * @param dueBefore those whose last day lies before this one
 */
record AssignmentFilter(
        @Nullable AssignmentState state,
        @Nullable UUID courseId,
        @Nullable UUID memberId,
        @Nullable LocalDate dueBefore) {}
