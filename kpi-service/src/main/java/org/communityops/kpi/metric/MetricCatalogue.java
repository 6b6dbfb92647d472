package org.communityops.kpi.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kit.problem.ProblemException;

/** All metrics (指标体系), each once. */
@ApplicationScoped
public class MetricCatalogue {
    private final List<Metric> all;
    private final Map<String, Metric> byId;

    MetricCatalogue() {
        all = Stream.of(MemberMetrics.all(), InteractionMetrics.all(), LoyaltyMetrics.all())
                .flatMap(List::stream)
                .toList();
        byId = all.stream().collect(Collectors.toMap(Metric::id, Function.identity()));
    }

    List<MetricDefinition> definitions() {
        return all.stream().map(Metric::definition).toList();
    }

    /** A metric; a problem (404) when the catalogue has none of that name. */
    public Metric get(String id) {
        var metric = byId.get(id);
        if (metric == null) {
            throw ProblemException.notFound("metric", id);
        }
        return metric;
    }

    /** Changes when any definition does. */
    public String version() {
        var versions = new ArrayList<String>();
        all.stream()
                .sorted(Comparator.comparing(Metric::id))
                .forEach(
                        metric -> versions.add(metric.id() + metric.definition().version()));
        return Integer.toHexString(versions.hashCode());
    }
}
