package org.communityops.kpi.retention;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.retention.CohortDefinition.Basis;
import org.communityops.kpi.retention.CohortDefinition.Mode;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** The members of cohorts and of the cells behind them; each set is computed once, however many cells ask for it. */
final class Triangle {
    private final CohortDefinition definition;
    private final DayRollups rollups;
    private final Period last;
    private final @Nullable RoaringBitmap arrived;
    private final Map<Period, RoaringBitmap> active = new HashMap<>();
    private final Map<Period, RoaringBitmap> firstActive = new HashMap<>();
    private final Map<Period, RoaringBitmap> activeSince = new HashMap<>();

    /**
     * @param begin the period of the first day with data
     * @param from the first cohort
     * @param to the last cohort
     * @param last the period of the cut-off
     * @param arrived the members who arrived over the channel; null: any
     */
    Triangle(
            CohortDefinition definition,
            DayRollups rollups,
            Period begin,
            Period from,
            Period to,
            Period last,
            @Nullable RoaringBitmap arrived) {
        this.definition = definition;
        this.rollups = rollups;
        this.last = last;
        this.arrived = arrived;
        if (definition.basis() == Basis.FIRST_ACTIVITY) {
            findFirstActivities(begin, to);
        }
        if (definition.mode() == Mode.ON_OR_AFTER) {
            uniteFromTheEnd(from);
        }
    }

    /** The members of a cohort. */
    RoaringBitmap cohort(Period period) {
        var members =
                switch (definition.basis()) {
                    case JOINED -> rollups.during(Measure.JOINED, period.first(), period.last());
                    case FIRST_ACTIVITY -> firstActive.getOrDefault(period, new RoaringBitmap());
                };
        return arrived == null ? members : RoaringBitmap.and(members, arrived);
    }

    /** Everybody who counts for a period, of whatever cohort. */
    RoaringBitmap retained(Period period) {
        return switch (definition.mode()) {
            case ON -> active(period);
            case ON_OR_AFTER -> Objects.requireNonNull(activeSince.get(period));
        };
    }

    private RoaringBitmap active(Period period) {
        return active.computeIfAbsent(
                period, p -> rollups.onDays(Measure.ACTIVE, p.first(), p.last(), definition.minDays()));
    }

    private void findFirstActivities(Period begin, Period to) {
        var seen = new RoaringBitmap();
        for (var period = begin; period.until(to) >= 0; period = period.next()) {
            var present = rollups.during(Measure.ACTIVE, period.first(), period.last());
            firstActive.put(period, RoaringBitmap.andNot(present, seen));
            seen.or(present);
        }
    }

    private void uniteFromTheEnd(Period from) {
        var later = new RoaringBitmap();
        for (var period = last; from.until(period) >= 0; period = period.previous()) {
            later = RoaringBitmap.or(later, active(period));
            activeSince.put(period, later);
        }
    }
}
