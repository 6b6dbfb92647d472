package org.communityops.incentive.claim;

/**
 * A claim as it is to be kept.
 *
 * @param before what was paid for it so far
 */
record Payment(Claim claim, long before) {}
