package org.communityops.incentive.expiry;

import java.time.Instant;
import java.util.UUID;

/** The news that a member will lose points unless they are used. */
record PointsExpiring(UUID memberId, String currency, long amount, Instant expiresAt) {}
