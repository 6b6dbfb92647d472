package org.communityops.incentive.screening;

import java.util.UUID;
import org.communityops.incentive.fairplay.Act;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the screening reads it.
 *
 * @param platform of the actor: what the event's data say, else the scheme of its source
 * @param subject the actor as the platform knows him
 * @param target whose message was reacted to, as the platform knows him; null unless it is a reaction that says so
 */
record Activity(
        UUID memberId,
        Act act,
        String platform,
        String subject,
        @Nullable String target) {}
