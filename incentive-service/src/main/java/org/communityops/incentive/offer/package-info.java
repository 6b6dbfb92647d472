/** Offers (可兑换礼品): the catalogue as one member sees it, with what is in the way of redeeming each reward. */
@NullMarked
package org.communityops.incentive.offer;

import org.jspecify.annotations.NullMarked;
