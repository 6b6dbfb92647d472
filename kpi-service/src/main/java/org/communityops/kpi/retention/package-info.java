/**
 * Retention (留存): who of those who joined together is still active later.
 *
 * <p>A cohort is a day, week or month with joins. How many of it are active so many periods later is the intersection of
 * two sets of members, so a whole triangle is computed from the rollups of days without looking at an event.
 */
@NullMarked
package org.communityops.kpi.retention;

import org.jspecify.annotations.NullMarked;
