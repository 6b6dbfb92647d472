/**
 * How many members get through a funnel (转化), as a whole and by part, and who they are.
 *
 * <p>Ordered funnels ask that a step is reached after the one before it; sets of members do not know the order within a day,
 * so figures are computed from facts, in one statement for the whole and all parts.
 */
@NullMarked
package org.communityops.kpi.conversion;

import org.jspecify.annotations.NullMarked;
