/**
 * Plans (奖励计划): points that may be given in a stretch of time, out of a budget that cannot be overdrawn. Whoever activates a plan sets its
 * budget aside; what is left goes back when the plan ends.
 */
@NullMarked
package org.communityops.incentive.plan;

import org.jspecify.annotations.NullMarked;
