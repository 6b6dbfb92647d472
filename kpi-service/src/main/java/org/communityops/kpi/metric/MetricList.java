package org.communityops.kpi.metric;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All metrics. */
@Schema(name = "MetricList", description = "The catalogue of metrics (指标体系).")
record MetricList(
        @Schema(description = "Every metric once.") List<MetricDefinition> items) {
    MetricList {
        items = List.copyOf(items);
    }
}
