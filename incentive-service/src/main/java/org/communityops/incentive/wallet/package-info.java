/**
 * Wallets (积分钱包): what a member has, and the statement of how it came about.
 */
@NullMarked
package org.communityops.incentive.wallet;

import org.jspecify.annotations.NullMarked;
