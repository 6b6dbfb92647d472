package org.communityops.incentive.transaction;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reversal took from a member.
 *
 * @param earnedOn the local day on whose boards it was missing from then on; null when it had stood on none
 * @param takenBy the key that reversed
 */
public record TakenPoints(
        UUID communityId,
        UUID reversalId,
        UUID memberId,
        String currency,
        long amount,
        @Nullable LocalDate earnedOn,
        @Nullable String takenBy) {}
