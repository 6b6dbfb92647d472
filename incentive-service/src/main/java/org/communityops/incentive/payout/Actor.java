package org.communityops.incentive.payout;

import java.util.UUID;
import org.communityops.incentive.payout.PayoutList.Step;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step.
 *
 * @param keyId the key that is used
 * @param memberId the person behind it, when the request names one
 */
record Actor(String keyId, @Nullable UUID memberId) {
    /** Whether the step was taken by the same key, or by the same person with another one. */
    boolean took(Step step) {
        return keyId.equals(step.actor()) || memberId != null && memberId.equals(step.actingMember());
    }
}
