/**
 * Awards of plans (计划奖励): points that somebody gives to members under a plan, paid out of its budget, all of a list or nothing. An award
 * can be revoked; what it gave goes back to the budget.
 */
@NullMarked
package org.communityops.incentive.planaward;

import org.jspecify.annotations.NullMarked;
