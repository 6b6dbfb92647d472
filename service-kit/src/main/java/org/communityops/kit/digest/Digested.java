package org.communityops.kit.digest;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that was processed.
 *
 * @param time decides the UTC day
 * @param checksum 64 bits of a hash over its content
 */
public record Digested(UUID communityId, Instant time, String type, long checksum) {}
