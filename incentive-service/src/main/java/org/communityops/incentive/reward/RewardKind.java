package org.communityops.incentive.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reward is. */
@Schema(name = "RewardKind")
public enum RewardKind {
    /** A thing that is sent or handed over. */
    GOODS,
    /** A coupon of a series, issued when the redemption is confirmed. */
    COUPON,
    /** Something that the member may do or have from then on. */
    PRIVILEGE,
    /** A price that the member pays less of, without a code. */
    DISCOUNT,
    /** Something that is given to others in the member's name. */
    DONATION
}
