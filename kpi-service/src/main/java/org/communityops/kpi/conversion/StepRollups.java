package org.communityops.kpi.conversion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.communityops.kpi.fact.ActivityTypes;
import org.communityops.kpi.funnel.FunnelStep;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** Who fulfils a step, from the members of each day. */
record StepRollups(FunnelStep step, DayRollups days) {
    /** What counts for a step. */
    static Set<Measure> measures(FunnelStep step) {
        var where = step.where();
        if (where == null || where.isReply() == null) {
            return step.eventTypes().stream().map(Measure::ofType).collect(Collectors.toSet());
        }
        return step.eventTypes().contains(ActivityTypes.MESSAGE_POSTED) ? Set.of(Measure.REPLIES) : Set.of();
    }

    /** Whether there are measures for just the events that count. */
    static boolean isMeasured(FunnelStep step) {
        var where = step.where();
        return where == null || where.channel() == null && !Boolean.FALSE.equals(where.isReply());
    }

    /** Whether the members of each day tell who fulfils it. */
    static boolean isToldByDays(FunnelStep step) {
        return step.unit() != FunnelStep.Unit.EVENTS || step.times() == 1;
    }

    /** Who has an event that counts on as many days as the step asks for events. */
    RoaringBitmap onAsManyDays() {
        return reaching(byDay(), _ -> true);
    }

    /** Who has an event that counts. */
    RoaringBitmap everybody() {
        return FastAggregation.or(byDay().iterator());
    }

    /** Who fulfils it, ever; for steps that are told by days. */
    RoaringBitmap fulfilled() {
        return reaching(step.unit() == FunnelStep.Unit.WEEKS ? byWeek() : byDay(), _ -> true);
    }

    /** Who fulfils it by a day of a range and not before. */
    RoaringBitmap fulfilledFirst(DayRange range) {
        var first = days.first().toEpochDay();
        return reaching(
                byDay(),
                day -> first + day >= range.from().toEpochDay()
                        && first + day <= range.to().toEpochDay());
    }

    /** Who is there for the {@code times}th time in one of the wanted sets. */
    private RoaringBitmap reaching(List<RoaringBitmap> sets, IntPredicate wanted) {
        var everybody = FastAggregation.or(sets.iterator());
        var reached = new RoaringBitmap();
        if (everybody.isEmpty()) {
            return reached;
        }
        var times = new int[everybody.last() + 1];
        for (var i = 0; i < sets.size(); i++) {
            var counts = wanted.test(i);
            sets.get(i).forEach((int number) -> {
                if (++times[number] == step.times() && counts) {
                    reached.add(number);
                }
            });
        }
        return reached;
    }

    private List<RoaringBitmap> byDay() {
        var sets = new ArrayList<RoaringBitmap>();
        for (var day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
            sets.add(during(day, day));
        }
        return sets;
    }

    private List<RoaringBitmap> byWeek() {
        return Period.covering(Granularity.WEEK, days.first(), days.last()).stream()
                .map(week -> during(week.first(), week.last()))
                .toList();
    }

    private RoaringBitmap during(LocalDate first, LocalDate last) {
        var sets = measures(step).stream()
                .map(measure -> days.during(measure, first, last))
                .toList();
        return sets.size() == 1 ? sets.getFirst() : FastAggregation.or(sets.iterator());
    }
}
