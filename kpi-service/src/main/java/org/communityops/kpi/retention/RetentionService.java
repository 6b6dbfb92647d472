package org.communityops.kpi.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.rollup.RollupReader;
import org.communityops.kpi.rollup.Selection;
import org.roaringbitmap.RoaringBitmap;

/** Computes retention triangles. */
@ApplicationScoped
class RetentionService {
    private final RollupReader rollups;
    private final Clock clock;

    RetentionService(RollupReader rollups, Clock clock) {
        this.rollups = rollups;
        this.clock = clock;
    }

    /** The cohorts whose period holds a day of the range, each with at most {@code periods} periods after its own. */
    RetentionView retention(Community community, Granularity granularity, DayRangeQuery query, int periods) {
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var firstDay = community.firstDay() == null ? today : community.firstDay();
        var cutOff = community.lastDay() == null ? today : community.lastDay();
        var range = query.within(firstDay, cutOff);
        var cohorts = Period.covering(granularity, range.from(), range.to());
        var last = Period.containing(granularity, cutOff);
        var reach = cohorts.getLast().plus(periods);
        var read = read(community, new DayRange(cohorts.getFirst().first(), reach.last()));
        return new RetentionView(
                granularity, community.zone().getId(), community.lastDay(), triangle(read, cohorts, last, periods));
    }

    private DayRollups read(Community community, DayRange range) {
        var cutOff = community.lastDay();
        var to = cutOff != null && cutOff.isBefore(range.to()) ? cutOff : range.to();
        var end = to.isBefore(range.from()) ? range.from() : to;
        var selection = new Selection(
                range.from(), end, range.from(), Set.of(), Set.of(), Set.of(Measure.ACTIVE, Measure.JOINED));
        return rollups.read(community.id(), selection);
    }

    private static List<RetentionView.Cohort> triangle(
            DayRollups rollups, List<Period> cohorts, Period last, int periods) {
        Map<Period, RoaringBitmap> active = new HashMap<>();
        var triangle = new ArrayList<RetentionView.Cohort>();
        for (var cohort : cohorts) {
            var joined = rollups.during(Measure.JOINED, cohort.first(), cohort.last());
            if (joined.isEmpty()) {
                continue;
            }
            var counts = new ArrayList<Long>();
            for (var k = 0; k <= Math.min(periods, cohort.until(last)); k++) {
                var period = cohort.plus(k);
                var members = active.computeIfAbsent(period, p -> rollups.during(Measure.ACTIVE, p.first(), p.last()));
                counts.add((long) RoaringBitmap.andCardinality(joined, members));
            }
            triangle.add(new RetentionView.Cohort(cohort.toString(), joined.getLongCardinality(), counts));
        }
        return triangle;
    }
}
