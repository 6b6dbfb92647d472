package org.communityops.incentive.redemption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a redemption has come. */
@Schema(name = "RedemptionState")
public enum RedemptionState {
    /** Paid and set aside; waits for a confirmation or an approval. */
    RESERVED,
    CONFIRMED,
    /** The member has it. */
    FULFILLED,
    /** Taken back; points and stock are returned. */
    CANCELLED,
    /** An approval was refused; points and stock are returned. */
    REJECTED;

    boolean canBecome(RedemptionState next) {
        return switch (this) {
            case RESERVED -> next == CONFIRMED || next == CANCELLED || next == REJECTED;
            case CONFIRMED -> next == FULFILLED || next == CANCELLED;
            case FULFILLED, CANCELLED, REJECTED -> false;
        };
    }
}
