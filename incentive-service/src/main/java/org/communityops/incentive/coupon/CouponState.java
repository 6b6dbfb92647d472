package org.communityops.incentive.coupon;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a coupon. */
@Schema(name = "CouponState")
public enum CouponState {
    /** Its holder can use it. */
    ISSUED,
    /** Set aside for a purchase that is not complete. */
    RESERVED,
    USED,
    EXPIRED,
    REVOKED
}
