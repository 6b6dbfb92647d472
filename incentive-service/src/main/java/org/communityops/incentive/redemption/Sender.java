package org.communityops.incentive.redemption;

import org.communityops.kit.access.Caller;

/**
 * Who asks for a step.
 *
 * @param idempotencyKey as the caller sent it
 */
record Sender(Caller caller, String idempotencyKey) {
    /** Names the request among all of a community, for ever. */
    String requestKey() {
        return "key:" + caller.keyId() + ":" + idempotencyKey;
    }

    String actor() {
        return caller.keyId();
    }
}
