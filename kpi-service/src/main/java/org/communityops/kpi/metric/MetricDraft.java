package org.communityops.kpi.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.metric.MetricDefinition.Text;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.Granularity;
import org.jspecify.annotations.Nullable;

/** A metric while it is being declared: first what it means, last how it is computed. */
public final class MetricDraft {
    /** The code of ISO 4217 for no currency: what can be taken apart in it can be in any. */
    private static final String ANY_CURRENCY = "XXX";

    private final Dimension dimension;
    private final String id;
    private Text label = new Text("", "");
    private Text question = new Text("", "");
    private String definition = "";
    private @Nullable Unit unit;
    private Direction direction = Direction.HIGHER_IS_BETTER;
    private List<Granularity> granularities = List.of(Granularity.values());

    private MetricDraft(Dimension dimension, String id) {
        this.dimension = dimension;
        this.id = id;
    }

    /** Begins the first version of a metric that has all granularities and is better the higher it is. */
    public static MetricDraft of(Dimension dimension, String id) {
        return new MetricDraft(dimension, id);
    }

    public MetricDraft label(String en, String zh) {
        label = new Text(en, zh);
        return this;
    }

    public MetricDraft question(String en, String zh) {
        question = new Text(en, zh);
        return this;
    }

    public MetricDraft means(String exactly) {
        definition = exactly;
        return this;
    }

    /** Says what the value counts where it is not what the computation makes likely. */
    public MetricDraft unit(Unit other) {
        unit = other;
        return this;
    }

    public MetricDraft lowerIsBetter() {
        direction = Direction.LOWER_IS_BETTER;
        return this;
    }

    public MetricDraft neutral() {
        direction = Direction.NEUTRAL;
        return this;
    }

    /** Narrows the granularities; the first is the default. */
    public MetricDraft by(Granularity... lengths) {
        granularities = List.of(lengths);
        return this;
    }

    /** A number of events. */
    public Metric events(String counted, Term term) {
        return metric(Unit.EVENTS, counted, null, new Quotient(term, null, 0, false));
    }

    /** A number of members. */
    public Metric members(String counted, Term term) {
        return metric(Unit.MEMBERS, counted, null, new Quotient(term, null, 0, false));
    }

    public Metric ratio(String numerator, Term above, String denominator, Term below) {
        return ratio(numerator, above, 0, denominator, below);
    }

    /** A ratio whose number above counts in units of a power of ten. */
    public Metric ratio(String numerator, Term above, int decimals, String denominator, Term below) {
        return metric(Unit.RATIO, numerator, denominator, new Quotient(above, below, decimals, false));
    }

    /** The share of some members in others, with its interval. */
    public Metric share(String numerator, Term above, String denominator, Term below) {
        return metric(Unit.RATIO, numerator, denominator, new Quotient(above, below, 0, true));
    }

    /** A ratio that can be read in several ways; the first variant is the default. */
    public Metric variants(String numerator, String denominator, Term below, LinkedHashMap<String, Term> above) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        above.forEach((variant, term) -> formulas.put(variant, new Quotient(term, below, 0, false)));
        var breakdowns = Stream.of(Breakdown.values())
                .filter(breakdown -> formulas.values().stream()
                        .allMatch(formula -> Breakdown.offeredBy(formula).contains(breakdown)))
                .toList();
        var definition = define(Unit.RATIO, numerator, denominator, List.copyOf(above.keySet()), breakdowns);
        return new Metric(definition, formulas, null, null);
    }

    /** An amount in units of a power of ten. */
    public Metric amount(String counted, Term term, int decimals) {
        return metric(Unit.SCORE, counted, null, new Quotient(term, null, decimals, false));
    }

    /** What is computed in a way of its own. */
    public Metric computed(String numerator, @Nullable String denominator, Formula formula) {
        return Metric.of(define(Unit.SCORE, numerator, denominator, List.of(), List.of()), formula);
    }

    /** An amount of money in units of a power of ten, divided by something or by nothing. */
    public Metric money(
            String numerator, @Nullable String denominator, Function<String, ? extends Formula> inCurrency) {
        var breakdowns = Breakdown.offeredBy(inCurrency.apply(ANY_CURRENCY));
        return Metric.inCurrency(
                define(Unit.CURRENCY, numerator, denominator, List.of(), breakdowns), inCurrency::apply);
    }

    private Metric metric(Unit likely, String numerator, @Nullable String denominator, Quotient formula) {
        var breakdowns = Breakdown.offeredBy(formula);
        return Metric.of(define(likely, numerator, denominator, List.of(), breakdowns), formula);
    }

    private MetricDefinition define(
            Unit likely,
            String numerator,
            @Nullable String denominator,
            List<String> variants,
            List<Breakdown> breakdowns) {
        return new MetricDefinition(
                id,
                1,
                label,
                question,
                dimension,
                unit == null ? likely : unit,
                direction,
                definition,
                numerator,
                denominator,
                granularities,
                variants,
                breakdowns);
    }
}
