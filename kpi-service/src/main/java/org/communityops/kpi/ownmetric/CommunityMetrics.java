package org.communityops.kpi.ownmetric;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricCatalogue;
import org.jspecify.annotations.Nullable;

/** All metrics that a community has: those of the catalogue and its own. */
@ApplicationScoped
public class CommunityMetrics {
    private final MetricCatalogue catalogue;
    private final OwnMetricService own;
    private final Composition composition;

    CommunityMetrics(MetricCatalogue catalogue, OwnMetricService own, Composition composition) {
        this.catalogue = catalogue;
        this.own = own;
        this.composition = composition;
    }

    /** A version of a metric, the one in force when none is named; a problem (404) when there is none. */
    public Metric get(UUID community, String name, @Nullable Integer version) {
        if (!name.startsWith(OwnMetric.PREFIX)) {
            return catalogue.get(name, version);
        }
        try {
            return composition.metric(own.get(community, name, version));
        } catch (SQLException e) {
            throw new IllegalStateException("Own metric not read", e);
        }
    }
}
