/**
 * Referrals (推荐): who brought whom, and what both get once whoever came did what the programme asks for. Both are paid in one transaction
 * of the ledger; when the events that qualified a referral are taken back, so is that.
 */
@NullMarked
package org.communityops.incentive.referral;

import org.jspecify.annotations.NullMarked;
