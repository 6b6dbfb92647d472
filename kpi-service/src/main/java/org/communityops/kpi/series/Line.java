package org.communityops.kpi.series;

import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * One metric over some periods, with all that is needed to compute it.
 *
 * @param variant the one that is computed; null where there is only one
 * @param currency the one of a metric of money; null for any other, and while nothing has been paid
 * @param needs what is read for each period
 */
public record Line(
        Metric metric,
        Formula formula,
        @Nullable String variant,
        @Nullable String currency,
        Needs needs,
        List<Period> periods) {
    public Line {
        periods = List.copyOf(periods);
    }

    /** The same with other periods. */
    public Line over(List<Period> others) {
        return new Line(metric, formula, variant, currency, needs, others);
    }

    /** The same that also reads something else. */
    public Line reading(Needs more) {
        return new Line(metric, formula, variant, currency, needs.and(more), periods);
    }

    /** How long its periods are. */
    public Granularity granularity() {
        return periods.getFirst().granularity();
    }

    /** The first day that is read. */
    LocalDate begin() {
        return periods.getFirst().plus(-needs.periodsBefore()).first().minusDays(needs.daysBefore());
    }

    /** The last day that is read. */
    LocalDate end() {
        return periods.getLast().plus(needs.periodsAfter()).last().plusDays(needs.daysAfter());
    }
}
