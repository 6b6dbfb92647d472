package org.communityops.incentive.eligibility;

import java.time.Instant;

/**
 * What matters of a member for one reward.
 *
 * @param now when the member asks
 * @param balance what the member can spend of the reward's currency
 * @param level where the member stands; anything when the reward needs no level
 * @param redeemed how many of the reward the member has in the period of its limit
 */
public record Standing(Instant now, long balance, int level, long redeemed) {}
