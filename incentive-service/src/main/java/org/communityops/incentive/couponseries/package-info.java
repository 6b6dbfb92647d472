/**
 * Coupon series (优惠券批次): what the coupons of a series take off a purchase, how long they are good, where their codes come
 * from and how many there may be.
 */
@NullMarked
package org.communityops.incentive.couponseries;

import org.jspecify.annotations.NullMarked;
