package org.communityops.incentive.coupon;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which coupons are wanted; null where any are. */
record CouponFilter(
        @Nullable UUID seriesId,
        @Nullable UUID memberId,
        @Nullable CouponState state) {}
