/**
 * Pending points (待确认积分): what rules pay on terms waits for a time, or for an action of the member, before it can be spent and counts on
 * boards and for levels. Where the points of an occasion are follows from the facts and the clock alone.
 */
@NullMarked
package org.communityops.incentive.pending;

import org.jspecify.annotations.NullMarked;
