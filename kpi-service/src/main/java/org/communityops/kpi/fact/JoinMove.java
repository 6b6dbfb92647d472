package org.communityops.kpi.fact;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The change of a member's join day.
 *
 * @param from the day before the change; null when the member had not joined
 * @param to the day after it; null when the join was taken back
 */
public record JoinMove(
        UUID communityId,
        int number,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
