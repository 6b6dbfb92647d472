/**
 * How fast kpi-service answers from its rollups, against SQL that computes the same figures from events with a covering
 * index. Both have to come to the same figures.
 */
@NullMarked
package org.communityops.deploy.bench.kpi;

import org.jspecify.annotations.NullMarked;
