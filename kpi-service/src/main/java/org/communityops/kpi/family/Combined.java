package org.communityops.kpi.family;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;

/**
 * A value that is made of the values of other metrics, as they are before they are rounded. Without a value where one of
 * them has none.
 */
record Combined(List<Part> made, Rule rule) implements Formula {

    /** Another metric, under the name that the catalogue has for it. */
    record Part(String metric, Formula formula) {}

    /** How the values become one, in the order of the parts. */
    @FunctionalInterface
    interface Rule {
        OptionalDouble of(double[] values);
    }

    Combined {
        made = List.copyOf(made);
    }

    @Override
    public Needs needs() {
        return made.stream().map(part -> part.formula().needs()).reduce(Needs.NOTHING, Needs::and);
    }

    @Override
    public Map<String, Formula> parts() {
        var parts = new TreeMap<String, Formula>();
        made.forEach(part -> parts.put(part.metric(), part.formula()));
        return parts;
    }

    @Override
    public List<Term> terms() {
        return List.of();
    }

    @Override
    public Figure figure(Period period, Community community, DayRollups rollups) {
        var values = new double[made.size()];
        for (var index = 0; index < values.length; index++) {
            var value =
                    made.get(index).formula().figure(period, community, rollups).exact();
            if (value.isEmpty()) {
                return Figure.computed(value);
            }
            values[index] = value.getAsDouble();
        }
        return Figure.computed(rule.of(values));
    }
}
