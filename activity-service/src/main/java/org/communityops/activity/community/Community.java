package org.communityops.activity.community;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A community as far as activity is concerned.
 *
 * @param zone in which its days are counted
 * @param eventsFrom events before this instant are refused; null when any age is welcome
 * @param archived whether it takes no more events
 */
public record Community(
        UUID id, String slug, ZoneId zone, @Nullable Instant eventsFrom, boolean archived) {}
