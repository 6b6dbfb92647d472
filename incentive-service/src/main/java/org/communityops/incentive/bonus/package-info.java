/**
 * Bonus plans (奖金方案): what operators and teams get in money for their evaluations, either by bands of grade or score, or as shares of a
 * pool. A plan is data; each change of what it says is a version of its own, and payout lists name the version that they were computed by.
 */
@NullMarked
package org.communityops.incentive.bonus;

import org.jspecify.annotations.NullMarked;
