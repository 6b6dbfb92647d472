/**
 * Comparisons (对比) of a metric: with the days before, with the same days a year ago, with another community, with a
 * target.
 *
 * <p>Where there are two groups of days, a test says whether chance explains the difference, and an effect size how big
 * it is whatever the metric.
 */
@NullMarked
package org.communityops.kpi.comparison;

import org.jspecify.annotations.NullMarked;
