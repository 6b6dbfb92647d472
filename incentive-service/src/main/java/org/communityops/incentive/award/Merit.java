package org.communityops.incentive.award;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What earned a badge.
 *
 * @param earnedOn local date of the event that completed it
 * @param evidence the latest of the events that count, oldest first, at most {@link #MOST_EVENTS}
 */
public record Merit(LocalDate earnedOn, List<UUID> evidence) {
    /** So many events are kept with an award. */
    public static final int MOST_EVENTS = 20;

    public Merit {
        evidence = List.copyOf(evidence);
    }
}
