/**
 * Funnels (转化漏斗) that a community has saved: their steps, each reached by so many events, days or weeks of some types.
 */
@NullMarked
package org.communityops.kpi.funnel;

import org.jspecify.annotations.NullMarked;
