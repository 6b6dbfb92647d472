/**
 * The codes of coupon series (券码), whoever has them: a shop's own are imported to be issued later, and all are counted by what became
 * of them.
 */
@NullMarked
package org.communityops.incentive.couponcode;

import org.jspecify.annotations.NullMarked;
