package org.communityops.kpi.ownmetric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.communityops.kpi.metric.Breakdown;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.period.Granularity;

/** Makes metrics out of formulas. */
@ApplicationScoped
class Composition {
    private final MetricCatalogue catalogue;

    Composition(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The metric that can be computed; a problem (422) when its parts have no granularity in common. */
    Metric metric(OwnMetric own) {
        var parts = parts(own);
        var formula = CompiledFormula.of(own.definition().formula(), parts.keySet());
        var definition = definition(own, common(parts), Breakdown.offeredBy(composed(formula, parts, "")));
        return parts.values().stream().anyMatch(Metric::isMoney)
                ? Metric.inCurrency(definition, currency -> composed(formula, parts, currency))
                : Metric.of(definition, composed(formula, parts, ""));
    }

    /** The parts of a formula, in the versions that it reads. */
    Map<String, Metric> parts(OwnMetric own) {
        var parts = new LinkedHashMap<String, Metric>();
        new TreeMap<>(own.parts()).forEach((name, version) -> parts.put(name, catalogue.get(name, version)));
        return parts;
    }

    private static Composed composed(CompiledFormula formula, Map<String, Metric> parts, String currency) {
        var formulas = new LinkedHashMap<String, Formula>();
        parts.forEach(
                (name, part) -> formulas.put(name, part.formula(null, currency).orElseThrow()));
        return new Composed(formula, formulas);
    }

    private static List<Granularity> common(Map<String, Metric> parts) {
        var common = Stream.of(Granularity.values())
                .filter(granularity -> parts.values().stream()
                        .allMatch(part -> part.definition().granularities().contains(granularity)))
                .toList();
        if (common.isEmpty()) {
            throw OwnMetricProblems.formula("Its metrics have no granularity in common");
        }
        return common;
    }

    private static MetricDefinition definition(
            OwnMetric own, List<Granularity> granularities, List<Breakdown> breakdowns) {
        var definition = own.definition();
        var label = definition.label().text();
        return new MetricDefinition(
                own.key(),
                own.version(),
                label,
                label,
                definition.dimension(),
                definition.unit(),
                definition.direction(),
                definition.formula(),
                definition.formula(),
                null,
                granularities,
                List.of(),
                breakdowns);
    }
}
