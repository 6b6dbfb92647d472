/**
 * Team splits (团队积分分配): points of a team's wallet that are shared among members, in equal parts or by weights. No point is lost, and
 * all of it is one transaction of the ledger.
 */
@NullMarked
package org.communityops.incentive.split;

import org.jspecify.annotations.NullMarked;
