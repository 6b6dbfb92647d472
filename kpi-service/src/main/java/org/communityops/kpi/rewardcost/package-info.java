/**
 * Follows what incentive-service tells of rewards that members got: what each cost the community becomes a cost here, once,
 * on the day on which it was fulfilled. A redemption that is cancelled was never fulfilled, and costs nothing.
 */
@NullMarked
package org.communityops.kpi.rewardcost;

import org.jspecify.annotations.NullMarked;
