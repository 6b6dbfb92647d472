package org.communityops.incentive.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a reward can be redeemed. */
@Schema(name = "RewardState")
public enum RewardState {
    /** In preparation; nobody has seen it. */
    DRAFT,
    ACTIVE,
    /** Not to be had for a while. */
    PAUSED,
    /** Not to be had any more; never changed again. */
    RETIRED;

    /** Whether an operator may change it to another state; to the same one always. */
    boolean canBecome(RewardState next) {
        return this == next
                || switch (this) {
                    case DRAFT -> next == ACTIVE || next == RETIRED;
                    case ACTIVE -> next == PAUSED || next == RETIRED;
                    case PAUSED -> next == ACTIVE || next == RETIRED;
                    case RETIRED -> false;
                };
    }
}
