/**
 * Claims: what occasions are worth under the rules that look back further than a period (lifetime caps, first time, cool-down), or whose
 * caps members share. What a member's own history leaves of an occasion is its claim; shared caps and budgets are then handed
 * out to the claims of all members in the order in which they happened. Both are kept, so that late news change what comes after them
 * without rating all of it again.
 */
@NullMarked
package org.communityops.incentive.claim;

import org.jspecify.annotations.NullMarked;
