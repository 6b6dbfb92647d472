package org.communityops.incentive.fairplay;

import java.util.List;
import java.util.UUID;

/**
 * A member's bursts in a period.
 *
 * @param events all of them, in order
 * @param score the part of what the member did that lies in bursts, from 0 to 1
 */
public record Burst(int bursts, List<UUID> events, double score) {
    public Burst {
        events = List.copyOf(events);
    }
}
