package org.communityops.incentive.award;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A badge that a member got.
 *
 * @param occasion what it is given once for: {@link #ONCE}, or what an operator names
 * @param earnedOn local date of the event that completed what earns it
 * @param evidence the latest of the events that earned it, oldest first, at most {@link Merit#MOST_EVENTS}
 * @param citation why it was given by hand; null when it was earned
 * @param awardedBy key that gave it by hand; null when it was earned
 * @param revoked null while the member has it
 */
record Award(
        UUID id,
        Holder holder,
        String occasion,
        LocalDate earnedOn,
        List<UUID> evidence,
        @Nullable String citation,
        @Nullable String awardedBy,
        Instant awardedAt,
        @Nullable Revoked revoked) {
    static final String ONCE = "once";

    Award {
        evidence = List.copyOf(evidence);
    }

    /** That it was taken back, and why. */
    record Revoked(Instant at, String reason) {}

    boolean isHeld() {
        return revoked == null;
    }

    Award revokedFor(String reason, Instant at) {
        return new Award(
                id, holder, occasion, earnedOn, evidence, citation, awardedBy, awardedAt, new Revoked(at, reason));
    }

    /** The same award with what earns it now; held again if it was not. */
    Award earnedBy(Merit merit, Instant at) {
        return new Award(
                id,
                holder,
                occasion,
                merit.earnedOn(),
                merit.evidence(),
                citation,
                awardedBy,
                isHeld() ? awardedAt : at,
                null);
    }

    boolean isEarnedBy(Merit merit) {
        return earnedOn.equals(merit.earnedOn()) && evidence.equals(merit.evidence());
    }
}
