package org.communityops.incentive.custody;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a rule paid for a flagged event.
 *
 * @param amount what of it is in the wallet, or was set aside
 */
record FlaggedEarning(UUID memberId, LocalDate day, UUID ruleId, String occasion, String currency, long amount) {
    FlaggedEarning amounting(long part) {
        return new FlaggedEarning(memberId, day, ruleId, occasion, currency, part);
    }
}
