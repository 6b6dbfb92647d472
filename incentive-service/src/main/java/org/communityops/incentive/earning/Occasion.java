package org.communityops.incentive.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.incentive.claim.Claim;
import org.communityops.incentive.rating.Rated;
import org.jspecify.annotations.Nullable;

/**
 * What something was paid for, or is to be.
 *
 * @param id the event's id, or the date that completes a streak
 * @param eventId null for a streak
 * @param time of the event, or the start of that date
 * @param retracted whether the event was taken back
 */
record Occasion(
        UUID memberId, LocalDate day, String id, @Nullable UUID eventId, Instant time, boolean retracted) {
    static Occasion of(Rated rated) {
        var fact = rated.fact();
        return new Occasion(
                rated.memberId(),
                rated.day(),
                rated.occasion(),
                fact == null ? null : fact.eventId(),
                rated.time(),
                fact != null && fact.retracted());
    }

    static Occasion of(Claim claim) {
        return new Occasion(claim.memberId(), claim.day(), claim.occasion(), claim.eventId(), claim.time(), false);
    }

    /** One that is no more: a streak that a retraction broke. */
    static Occasion of(Earning earning, Instant startOfDay) {
        return new Occasion(
                earning.memberId(), earning.day(), earning.occasion(), earning.eventId(), startOfDay, false);
    }
}
