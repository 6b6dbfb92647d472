package org.communityops.incentive.payout;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * The news that a payout list was approved: one for the list, with its total. What a single person gets is not told.
 *
 * @param plan the name of the plan
 * @param lines how many lines the list has
 */
record BonusApproved(
        UUID listId,
        UUID planId,
        String plan,
        int planVersion,
        String period,
        String currency,
        BigDecimal total,
        int lines) {}
