package org.communityops.incentive.leaderboard;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Points that a member earned on a local day, or turned out not to have earned when negative.
 */
public record BoardChange(UUID communityId, UUID memberId, String currency, LocalDate day, long amount) {}
