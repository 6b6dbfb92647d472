/**
 * Coupons (优惠券): a code that one member holds and that is used once. Issued by hand or for a redemption, reserved for a purchase,
 * used, released, expired or revoked; each step is told on the feed.
 */
@NullMarked
package org.communityops.incentive.coupon;

import org.jspecify.annotations.NullMarked;
