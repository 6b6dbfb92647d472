package org.communityops.kpi.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.retention.CohortDefinition.Basis;
import org.communityops.kpi.retention.CohortDefinition.Mode;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.rollup.RollupReader;
import org.communityops.kpi.rollup.Selection;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Computes retention triangles. */
@ApplicationScoped
class RetentionService {
    private final RollupReader rollups;
    private final Members members;
    private final Clock clock;

    RetentionService(RollupReader rollups, Members members, Clock clock) {
        this.rollups = rollups;
        this.members = members;
        this.clock = clock;
    }

    /** The cohorts whose period holds a day of the range, each with at most {@code periods} periods after its own. */
    RetentionView retention(Community community, CohortDefinition definition, DayRangeQuery query, int periods)
            throws SQLException {
        var range = query.within(firstDay(community), cutOff(community));
        var cohorts = Period.covering(definition.granularity(), range.from(), range.to());
        var last = Period.containing(definition.granularity(), cutOff(community));
        var triangle = triangle(community, definition, cohorts.getFirst(), cohorts.getLast(), periods);
        var items = new ArrayList<RetentionView.Cohort>();
        for (var cohort : cohorts) {
            var present = triangle.cohort(cohort);
            if (present.isEmpty()) {
                continue;
            }
            var counts = new ArrayList<Long>();
            for (var k = 0; k <= Math.min(periods, cohort.until(last)); k++) {
                counts.add((long) RoaringBitmap.andCardinality(present, triangle.retained(cohort.plus(k))));
            }
            items.add(new RetentionView.Cohort(cohort.toString(), present.getLongCardinality(), counts));
        }
        return RetentionView.of(definition, community, items);
    }

    /**
     * The ids of the members behind a cell, ascending; a problem (404) when the data do not reach the period.
     *
     * @param n how many periods after that of the cohort
     * @param after the id before the first one
     */
    List<UUID> members(Community community, CohortDefinition definition, Period cohort, int n, UUID after, int limit)
            throws SQLException {
        return members.ids(
                community.id(), cell(community, definition, cohort, n).toArray(), after, limit);
    }

    /** The numbers of the members behind a cell; a problem (404) when the data do not reach the period. */
    RoaringBitmap cell(Community community, CohortDefinition definition, Period cohort, int n) throws SQLException {
        var last = Period.containing(definition.granularity(), cutOff(community));
        if (community.firstDay() == null || n > cohort.until(last)) {
            throw ProblemException.notFound("cell", cohort + "/" + n);
        }
        if (cohort.last().isBefore(community.firstDay())) {
            return new RoaringBitmap();
        }
        var triangle = triangle(community, definition, cohort, cohort, n);
        return RoaringBitmap.and(triangle.cohort(cohort), triangle.retained(cohort.plus(n)));
    }

    private Triangle triangle(Community community, CohortDefinition definition, Period from, Period to, int periods)
            throws SQLException {
        var first = definition.basis() == Basis.FIRST_ACTIVITY ? firstDay(community) : from.first();
        var end = definition.mode() == Mode.ON_OR_AFTER
                ? cutOff(community)
                : earlier(to.plus(periods).last(), cutOff(community));
        var begin = earlier(first, from.first());
        var selection = new Selection(
                begin,
                end.isBefore(begin) ? begin : end,
                begin,
                Set.of(),
                Set.of(),
                Set.of(Measure.ACTIVE, Measure.JOINED));
        return new Triangle(
                definition,
                rollups.read(community.id(), selection),
                Period.containing(definition.granularity(), begin),
                from,
                to,
                Period.containing(definition.granularity(), cutOff(community)),
                arrived(community, definition.channel()));
    }

    private @Nullable RoaringBitmap arrived(Community community, @Nullable String channel) throws SQLException {
        return channel == null ? null : RoaringBitmap.bitmapOf(members.arrivedOver(community.id(), channel));
    }

    private LocalDate firstDay(Community community) {
        return community.firstDay() == null ? today(community) : community.firstDay();
    }

    private LocalDate cutOff(Community community) {
        return community.lastDay() == null ? today(community) : community.lastDay();
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.zone());
    }

    private static LocalDate earlier(LocalDate day, LocalDate other) {
        return other.isBefore(day) ? other : day;
    }
}
