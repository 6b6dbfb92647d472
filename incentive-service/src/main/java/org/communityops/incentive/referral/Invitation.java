package org.communityops.incentive.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.fact.Arrival;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * An invitation that somebody accepted.
 *
 * @param eventId the event that told of it; null when a request did
 * @param requestKey names the request; null when an event told
 */
record Invitation(
        UUID communityId,
        UUID inviterId,
        UUID inviteeId,
        Instant acceptedAt,
        @Nullable UUID eventId,
        @Nullable String requestKey) {
    static final String ACCEPTED = "invite.accepted";

    /**
     * What an {@code invite.accepted} tells; empty when it names no inviter. The inviter is named as its platform knows it, and
     * has the id that every service derives from that.
     */
    static Optional<Invitation> of(Arrival arrival, JsonNode data) {
        var inviter = data.path("inviter").asText("");
        if (inviter.isEmpty()) {
            return Optional.empty();
        }
        var scheme = arrival.source().split(":", 2)[0];
        var platform = data.path("platform").asText(scheme);
        return Optional.of(new Invitation(
                arrival.communityId(),
                Ids.derived(arrival.communityId(), platform, inviter),
                arrival.memberId(),
                arrival.time(),
                arrival.eventId(),
                null));
    }
}
