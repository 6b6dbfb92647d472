/**
 * Who can redeem what (兑换资格): the conditions of rewards, each of which says why it refuses. Asked when a member looks at the
 * catalogue, and again when the member redeems.
 */
@NullMarked
package org.communityops.incentive.eligibility;

import org.jspecify.annotations.NullMarked;
