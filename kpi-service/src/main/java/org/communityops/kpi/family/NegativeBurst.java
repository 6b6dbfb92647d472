package org.communityops.kpi.family;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.metric.Quotient;
import org.communityops.kpi.metric.Term;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;

/** How far the negative events of a day are above those of the four weeks before: their standard score. */
record NegativeBurst() implements Formula {
    static final int DAYS_BEFORE = 28;

    private static final Measure COMPLAINTS = Measure.ofType("complaint.filed");
    private static final Measure VIOLATIONS = Measure.ofType("violation.found");

    @Override
    public Needs needs() {
        return Needs.counts(COMPLAINTS, VIOLATIONS).days(DAYS_BEFORE, 0);
    }

    @Override
    public Map<String, Formula> parts() {
        return Map.of("complaints", count(COMPLAINTS), "violations", count(VIOLATIONS));
    }

    @Override
    public List<Term> terms() {
        return List.of();
    }

    @Override
    public Figure figure(Period period, Community community, DayRollups rollups) {
        var day = period.first();
        if (community.daysWithin(day.minusDays(DAYS_BEFORE), day) <= DAYS_BEFORE) {
            return Figure.computed(OptionalDouble.empty());
        }
        var before = new double[DAYS_BEFORE];
        var sum = 0.0;
        for (var back = 1; back <= DAYS_BEFORE; back++) {
            before[back - 1] = events(rollups, day.minusDays(back));
            sum += before[back - 1];
        }
        var mean = sum / DAYS_BEFORE;
        var squares = 0.0;
        for (var events : before) {
            squares += (events - mean) * (events - mean);
        }
        var spread = Math.max(1, Math.sqrt(squares / (DAYS_BEFORE - 1)));
        return Figure.computed(OptionalDouble.of((events(rollups, day) - mean) / spread));
    }

    private static long events(DayRollups rollups, LocalDate day) {
        return rollups.count(COMPLAINTS, day, day) + rollups.count(VIOLATIONS, day, day);
    }

    private static Formula count(Measure measure) {
        return new Quotient(Term.events(measure), null, 0, false);
    }
}
