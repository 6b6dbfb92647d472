package org.communityops.incentive.honour;

import java.time.Instant;
import java.util.UUID;

/**
 * An honour that members can be given for a period.
 *
 * @param version how often it was changed, from 1
 */
public record Honour(UUID communityId, UUID id, String key, HonourSettings settings, long version, Instant createdAt) {
    /** Whether it can be given. */
    public boolean active() {
        return Boolean.TRUE.equals(settings.active());
    }

    String tag() {
        return String.valueOf(version);
    }
}
