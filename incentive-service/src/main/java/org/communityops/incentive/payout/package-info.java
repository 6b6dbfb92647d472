/**
 * Payout lists (奖金发放清单): what a bonus plan pays for a period, once. A list is computed, reviewed, approved by a second person and frozen;
 * then it never changes. What an evaluation that is revised later is worth more comes as an adjustment in the next list. Nothing that was
 * paid is ever taken back.
 */
@NullMarked
package org.communityops.incentive.payout;

import org.jspecify.annotations.NullMarked;
