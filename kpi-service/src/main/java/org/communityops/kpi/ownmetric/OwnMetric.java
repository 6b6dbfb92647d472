package org.communityops.kpi.ownmetric;

import java.time.Instant;
import java.util.Map;

/**
 * One version of an own metric.
 *
 * @param parts the metrics that its formula names, with their versions
 * @param createdAt when the version was saved
 */
record OwnMetric(
        String key, int version, OwnMetricDefinition definition, Map<String, Integer> parts, Instant createdAt) {
    static final String PREFIX = "own_";
    static final String KEY = "own_[a-z0-9_]{1,56}";

    OwnMetric {
        parts = Map.copyOf(parts);
    }
}
