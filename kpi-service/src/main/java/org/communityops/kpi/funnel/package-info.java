/**
 * Funnels (转化漏斗): how many members get from one step to the next.
 *
 * <p>A step is reached by so many events, days or weeks of some types. Ordered funnels ask that a step is reached after the
 * one before it; sets of members do not know the order within a day, so funnels are computed from facts, in one statement.
 */
@NullMarked
package org.communityops.kpi.funnel;

import org.jspecify.annotations.NullMarked;
