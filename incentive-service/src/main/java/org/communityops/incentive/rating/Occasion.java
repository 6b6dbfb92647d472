package org.communityops.incentive.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What a rule pays once for.
 *
 * @param id the event's id, or the date that completes a streak
 * @param time of the event, or the start of that date
 * @param fact the event; null for a streak
 */
record Occasion(
        String id,
        UUID memberId,
        LocalDate day,
        Instant time,
        @Nullable Fact fact) {
    static Occasion of(Fact fact) {
        return new Occasion(fact.eventId().toString(), fact.memberId(), fact.day(), fact.time(), fact);
    }

    static Occasion of(UUID memberId, LocalDate day, Instant start) {
        return new Occasion(day.toString(), memberId, day, start, null);
    }
}
