package org.communityops.activity.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; what is null does not matter.
 *
 * @param from first instant at which they happened
 * @param to the instant before which they happened
 */
record EventFilter(
        @Nullable String type,
        @Nullable UUID memberId,
        @Nullable String channel,
        @Nullable String topic,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** How much earlier than it happened an event can be recorded at most, clocks included. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    EventFilter {
        if (from != null && to != null && from.isAfter(to)) {
            throw ProblemException.invalid("from", "range", "from is not after to");
        }
    }

    /** Whether some recorded events of the community, or of the member, may not be wanted. */
    boolean isSelective() {
        return type != null || channel != null || topic != null || from != null || to != null;
    }

    /** An id that is less than that of every wanted event: what happened later was not recorded much earlier. */
    Optional<UUID> floor() {
        return Optional.ofNullable(from)
                .filter(f -> f.isAfter(Instant.EPOCH.plus(AHEAD)))
                .map(f -> new UUID(f.minus(AHEAD).toEpochMilli() << 16, 0));
    }
}
