package org.communityops.incentive.expiry;

import java.util.UUID;

/** The news that points of a member came to their end. */
record PointsExpired(UUID memberId, String currency, long amount) {}
