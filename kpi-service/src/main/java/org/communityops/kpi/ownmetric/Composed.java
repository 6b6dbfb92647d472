package org.communityops.kpi.ownmetric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;

/** A formula over the values of other metrics, as they are before they are rounded. */
record Composed(CompiledFormula formula, Map<String, Formula> parts) implements Formula {
    Composed {
        parts = Map.copyOf(parts);
    }

    @Override
    public Needs needs() {
        return parts.values().stream().map(Formula::needs).reduce(Needs.NOTHING, Needs::and);
    }

    @Override
    public List<Term> terms() {
        return List.of();
    }

    @Override
    public Figure figure(Period period, Community community, DayRollups rollups) {
        var values = new HashMap<String, Double>();
        for (var part : parts.entrySet()) {
            var value = part.getValue().figure(period, community, rollups).exact();
            if (value.isEmpty()) {
                return Figure.computed(OptionalDouble.empty());
            }
            values.put(part.getKey(), value.getAsDouble());
        }
        return Figure.computed(formula.result(values));
    }
}
