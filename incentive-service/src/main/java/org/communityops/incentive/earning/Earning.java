package org.communityops.incentive.earning;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has paid to a member for one occasion: the sum of all its postings.
 *
 * @param eventId the event that is the occasion; null for a streak
 * @param revision how many transactions were posted for it
 * @param transactionId the first of them
 * @param withdrawn an operator reversed it; rating leaves it alone from then on
 */
public record Earning(
        UUID communityId,
        UUID memberId,
        LocalDate day,
        UUID ruleId,
        String occasion,
        int ruleVersion,
        @Nullable UUID eventId,
        long amount,
        int revision,
        UUID transactionId,
        boolean withdrawn) {
    /** The key of a posting of this earning: the same however often and in whatever order the page is applied. */
    public static String idempotencyKey(UUID ruleId, UUID memberId, String occasion, boolean ofEvent, int revision) {
        var whom = ofEvent ? occasion : memberId + "@" + occasion;
        return "rule:" + ruleId + ":" + whom + ":" + revision;
    }

    /** The key of one of its postings, from 1. */
    public String idempotencyKey(int ofRevision) {
        return idempotencyKey(ruleId, memberId, occasion, eventId != null, ofRevision);
    }
}
