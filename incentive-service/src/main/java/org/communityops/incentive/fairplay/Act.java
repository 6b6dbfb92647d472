package org.communityops.incentive.fairplay;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a member did.
 *
 * @param paid whether a rule has paid for it
 */
public record Act(UUID eventId, Instant time, boolean paid) {}
