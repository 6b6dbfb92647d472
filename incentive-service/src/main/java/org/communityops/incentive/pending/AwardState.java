package org.communityops.incentive.pending;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where points are that a rule paid on terms. */
@Schema(
        name = "PendingState",
        description =
                "PENDING (待确认), CONFIRMED (已到账), LAPSED (已失效): the action did not follow in time, REVERSED (已冲正).")
public enum AwardState {
    /** They wait. */
    PENDING,
    /** They have reached the wallet. */
    CONFIRMED,
    /** The action did not follow in time, so they went back. */
    LAPSED,
    /** Somebody took them back; they stay so. */
    REVERSED
}
