package org.communityops.member.arrival;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.communityops.member.arrival.RecordedEvent.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What a number of events say of one account that was linked to nobody when it acted.
 *
 * @param firstAt time of its earliest event
 * @param joinedAt time of its earliest {@code member.joined}; null when there is none among the events
 */
record Sighting(
        UUID communityId,
        UUID memberId,
        String platform,
        String externalId,
        Instant firstAt,
        @Nullable Instant joinedAt) {

    /** One sighting an account; accounts that act as a linked member are left out, since that member is known here. */
    static List<Sighting> among(Collection<RecordedEvent> events) {
        var byActor = new HashMap<Actor, Sighting>();
        for (var event : events) {
            var actor = event.actor();
            if (actor != null) {
                byActor.merge(actor, of(actor, event), Sighting::and);
            }
        }
        return byActor.values().stream().filter(Sighting::isUnlinked).toList();
    }

    private static Sighting of(Actor actor, RecordedEvent event) {
        return new Sighting(
                actor.communityId(),
                actor.memberId(),
                actor.platform(),
                actor.externalId(),
                event.time(),
                event.isJoining() ? event.time() : null);
    }

    private Sighting and(Sighting other) {
        return new Sighting(
                communityId,
                memberId,
                platform,
                externalId,
                Objects.requireNonNull(earlier(firstAt, other.firstAt)),
                earlier(joinedAt, other.joinedAt));
    }

    private boolean isUnlinked() {
        return memberId.equals(Ids.derived(communityId, platform, externalId));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }
}
