/**
 * Retention (留存): who of those who began together is still active later.
 *
 * <p>A cohort is a day, week or month with joins, or with first activities. How many of it are active so many periods later,
 * or from then on, is the intersection of two sets of members, so a whole triangle is computed from the rollups of days without looking at an event.
 */
@NullMarked
package org.communityops.kpi.retention;

import org.jspecify.annotations.NullMarked;
