/**
 * Redemptions (兑换): a member takes a reward and pays with points. Reserved, confirmed, fulfilled; or cancelled or rejected, which
 * returns points and stock. Each step commits together with what it does to stock, ledger and coupons.
 */
@NullMarked
package org.communityops.incentive.redemption;

import org.jspecify.annotations.NullMarked;
