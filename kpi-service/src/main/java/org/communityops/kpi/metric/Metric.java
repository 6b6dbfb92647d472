package org.communityops.kpi.metric;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A metric that can be computed.
 *
 * @param formulas by variant; the default one under the empty name where there are none
 * @param inCurrency the formula in a currency, for a metric of money; null for any other
 * @param board the measure whose boards tell who stands behind a value; null where there are none
 */
public record Metric(
        MetricDefinition definition,
        Map<String, Formula> formulas,
        @Nullable Function<String, Formula> inCurrency,
        @Nullable Measure board) {
    private static final String ONLY = "";

    public Metric {
        formulas = Map.copyOf(formulas);
    }

    /** A metric that is computed in one way. */
    public static Metric of(MetricDefinition definition, Formula formula) {
        return new Metric(definition, Map.of(ONLY, formula), null, null);
    }

    /** A metric of money: amounts of different currencies are never added. */
    public static Metric inCurrency(MetricDefinition definition, Function<String, Formula> formula) {
        return new Metric(definition, Map.of(), formula, null);
    }

    /** The same with boards that tell who stands behind a value. */
    public Metric rankedBy(Measure measure) {
        return new Metric(definition, formulas, inCurrency, measure);
    }

    /** Its name. */
    public String id() {
        return definition.id();
    }

    /** Whether it is computed in one currency. */
    public boolean isMoney() {
        return inCurrency != null;
    }

    /**
     * The formula of a variant, of the default one when none is named; empty when there is no such variant.
     *
     * @param currency in which a metric of money is computed; not looked at by any other
     */
    public Optional<Formula> formula(@Nullable String variant, String currency) {
        if (inCurrency != null) {
            return variant == null ? Optional.of(inCurrency.apply(currency)) : Optional.empty();
        }
        if (variant != null) {
            return Optional.ofNullable(formulas.get(variant));
        }
        var variants = definition.variants();
        return Optional.ofNullable(formulas.get(variants.isEmpty() ? ONLY : variants.getFirst()));
    }
}
