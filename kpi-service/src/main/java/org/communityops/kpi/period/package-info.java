/**
 * Calendar periods: days, ISO weeks, months, quarters and years, and how they are written.
 *
 * <p>A period is always whole. Which days of it a community has data for is not its business.
 */
@NullMarked
package org.communityops.kpi.period;

import org.jspecify.annotations.NullMarked;
