/**
 * The catalogue of metrics (指标体系).
 *
 * <p>Every metric stands here once: what it asks, its exact definition, and the formula that computes it for a period from
 * the rollups of days. A changed definition is a new version.
 */
@NullMarked
package org.communityops.kpi.metric;

import org.jspecify.annotations.NullMarked;
