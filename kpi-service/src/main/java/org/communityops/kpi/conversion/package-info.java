/**
 * How many members get through a funnel (转化), as a whole and by part, and who they are.
 *
 * <p>Sets of members do not know the order within a day, nor how often somebody did something in a window of days: ordered
 * funnels and those with a window are computed from facts, in one statement for the whole and all parts. All others are
 * computed from rollups, as far as these know what the steps ask for.
 */
@NullMarked
package org.communityops.kpi.conversion;

import org.jspecify.annotations.NullMarked;
