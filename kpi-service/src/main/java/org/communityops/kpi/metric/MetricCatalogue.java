package org.communityops.kpi.metric;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** All metrics (指标体系), each once, with the versions of its definition that there have been. */
@ApplicationScoped
public class MetricCatalogue {
    private final Map<String, TreeMap<Integer, Metric>> byId = new HashMap<>();

    MetricCatalogue(@All List<MetricFamily> families) {
        for (var family : families) {
            for (var metric : family.metrics()) {
                var versions = byId.computeIfAbsent(metric.id(), _ -> new TreeMap<>());
                if (versions.put(metric.definition().version(), metric) != null) {
                    throw new IllegalStateException(metric.id() + " is declared twice");
                }
            }
        }
    }

    /** The metrics in force, in the order of dimension and name. */
    public List<MetricDefinition> definitions() {
        return byId.values().stream()
                .map(versions -> versions.lastEntry().getValue().definition())
                .sorted(Comparator.comparing(MetricDefinition::dimension).thenComparing(MetricDefinition::id))
                .toList();
    }

    /** Whether there is a metric of that name. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** A metric as it is in force; a problem (404) when the catalogue has none of that name. */
    public Metric get(String id) {
        return get(id, null);
    }

    /** A version of a metric, the one in force when none is named; a problem (404) when there is none. */
    public Metric get(String id, @Nullable Integer version) {
        var versions = byId.get(id);
        if (versions == null) {
            throw ProblemException.notFound("metric", id);
        }
        var metric = version == null ? versions.lastEntry().getValue() : versions.get(version);
        if (metric == null) {
            throw ProblemException.notFound("version of " + id, String.valueOf(version));
        }
        return metric;
    }

    /** Changes when any definition does. */
    public String version() {
        var versions = new TreeMap<String, Integer>();
        byId.forEach((id, known) -> versions.put(id, known.lastKey()));
        return Integer.toHexString(versions.hashCode());
    }
}
