/**
 * Expiry (积分到期): points that end when they were not used by then, which of a member's end next, and the warning ahead. The ledger keeps
 * what is left of each credit that has an end; here what is due is taken.
 */
@NullMarked
package org.communityops.incentive.expiry;

import org.jspecify.annotations.NullMarked;
