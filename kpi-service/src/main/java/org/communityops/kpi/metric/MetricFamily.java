package org.communityops.kpi.metric;

import java.util.List;

/** Metrics of the catalogue that belong together. */
public interface MetricFamily {
    /** All versions of all its metrics; of each name at least one, and no version twice. */
    List<Metric> metrics();
}
