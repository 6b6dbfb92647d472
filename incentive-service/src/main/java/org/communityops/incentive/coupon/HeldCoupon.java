package org.communityops.incentive.coupon;

import org.communityops.incentive.couponseries.CouponSeries;

/** A coupon, and what it is worth. */
public record HeldCoupon(Coupon coupon, CouponSeries series) {}
