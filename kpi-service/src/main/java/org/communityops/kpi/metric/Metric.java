package org.communityops.kpi.metric;

import java.util.Map;
import java.util.Optional;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A metric that can be computed.
 *
 * @param formulas by variant; the default one under the empty name where there are none
 * @param board the measure whose boards tell who stands behind a value; null where there are none
 */
public record Metric(
        MetricDefinition definition,
        Map<String, Formula> formulas,
        @Nullable Measure board) {
    private static final String ONLY = "";

    public Metric {
        formulas = Map.copyOf(formulas);
    }

    static Metric of(MetricDefinition definition, Formula formula) {
        return new Metric(definition, Map.of(ONLY, formula), null);
    }

    static Metric ranked(MetricDefinition definition, Formula formula, Measure board) {
        return new Metric(definition, Map.of(ONLY, formula), board);
    }

    /** Its name. */
    public String id() {
        return definition.id();
    }

    /** The formula of a variant, of the default one when none is named; empty when there is no such variant. */
    public Optional<Formula> formula(@Nullable String variant) {
        if (variant != null) {
            return Optional.ofNullable(formulas.get(variant));
        }
        var variants = definition.variants();
        return Optional.ofNullable(formulas.get(variants.isEmpty() ? ONLY : variants.getFirst()));
    }
}
