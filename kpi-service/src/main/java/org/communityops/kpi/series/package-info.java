/**
 * Series: metrics of a community, period by period, and the members behind a value.
 *
 * <p>One item a period and none missing. A period is whole; days of it that the data do not reach hold nothing. The time to
 * answer grows with days and members, never with events.
 */
@NullMarked
package org.communityops.kpi.series;

import org.jspecify.annotations.NullMarked;
