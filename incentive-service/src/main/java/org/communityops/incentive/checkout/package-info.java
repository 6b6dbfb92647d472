/**
 * Coupons at the till (核销): a shop asks what a code is worth, sets it aside, uses it or lets it go, and never learns whose it is.
 * Whoever presents many wrong codes has to wait.
 */
@NullMarked
package org.communityops.incentive.checkout;

import org.jspecify.annotations.NullMarked;
