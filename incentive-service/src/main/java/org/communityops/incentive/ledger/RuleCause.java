package org.communityops.incentive.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rule behind a transaction.
 *
 * @param occasion what the rule pays once for
 * @param eventId the event that is the occasion; null for a streak
 * @param adjusts the first transaction for the occasion; null when this is the first
 */
public record RuleCause(
        UUID ruleId,
        int ruleVersion,
        String occasion,
        @Nullable UUID eventId,
        @Nullable UUID adjusts) {}
