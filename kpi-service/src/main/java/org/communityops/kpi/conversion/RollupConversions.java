package org.communityops.kpi.conversion;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.kpi.conversion.FunnelResult.Reached;
import org.communityops.kpi.funnel.FunnelStep;
import org.communityops.kpi.population.Population;
import org.communityops.kpi.population.Population.Entrant;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.rollup.RollupReader;
import org.communityops.kpi.rollup.Selection;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * The figures of funnels without order and window, whose steps ask for what rollups know. Their time grows with days and
 * members, not with events; they are the same as those from facts.
 */
@ApplicationScoped
class RollupConversions {
    private final RollupReader rollups;
    private final AgroalDataSource requests;

    RollupConversions(RollupReader rollups, AgroalDataSource requests) {
        this.rollups = rollups;
        this.requests = requests;
    }

    /** Whether rollups know enough. */
    boolean knows(FunnelScope scope) {
        var funnel = scope.funnel();
        var first = funnel.steps().getFirst();
        return !funnel.ordered()
                && funnel.windowDays() == null
                && funnel.steps().stream().allMatch(RollupConversions::knows)
                && (scope.entry() == null || StepRollups.isToldByDays(first) && first.unit() != FunnelStep.Unit.WEEKS)
                && (scope.population() == null
                        || scope.population().entrants().stream().allMatch(entrant -> entrant.since() == null));
    }

    private static boolean knows(FunnelStep step) {
        return StepRollups.isMeasured(step)
                && (StepRollups.isToldByDays(step)
                        || StepRollups.measures(step).stream().allMatch(Measure::ranked));
    }

    Figures figures(FunnelScope scope) throws SQLException {
        var steps = fulfilled(scope);
        var parts = new HashMap<@Nullable Integer, List<Reached>>();
        parts(scope.population(), steps).forEach((part, members) -> parts.put(part, reached(among(members, steps))));
        return new Figures(reached(steps), parts);
    }

    /** The numbers of the members who reached a step, or did not get from the one before to it. */
    int[] members(FunnelScope scope, int step, boolean reached) throws SQLException {
        var steps = fulfilled(scope);
        var through =
                FastAggregation.and(steps.subList(0, reached ? step : step - 1).iterator());
        if (!reached) {
            through.andNot(steps.get(step - 1));
        }
        return through.toArray();
    }

    /** Who fulfils each step, of those who are looked at. */
    private List<RoaringBitmap> fulfilled(FunnelScope scope) throws SQLException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                // So that sets and boards are of the same moment.
                statement.execute("set transaction isolation level repeatable read, read only");
                return fulfilled(connection, scope);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<RoaringBitmap> fulfilled(Connection connection, FunnelScope scope) throws SQLException {
        var steps = scope.funnel().steps();
        var days = days(connection, scope);
        var fulfilled = new ArrayList<RoaringBitmap>();
        for (var step : steps) {
            fulfilled.add(fulfilled(connection, scope.community().id(), new StepRollups(step, days)));
        }
        if (scope.entry() != null) {
            fulfilled = among(new StepRollups(steps.getFirst(), days).fulfilledFirst(scope.entry()), fulfilled);
        }
        var population = scope.population();
        return population != null && population.closed() ? among(members(population.entrants()), fulfilled) : fulfilled;
    }

    private RoaringBitmap fulfilled(Connection connection, UUID community, StepRollups step) throws SQLException {
        if (StepRollups.isToldByDays(step.step())) {
            return step.fulfilled();
        }
        // Who was there on so many days has done it so many times. Boards are long, so they are asked about the others
        // only.
        var often = step.onAsManyDays();
        var others = step.everybody();
        others.andNot(often);
        if (!others.isEmpty()) {
            var measures = StepRollups.measures(step.step());
            often.or(rollups.withAtLeast(
                    connection, community, measures, step.step().times(), others));
        }
        return often;
    }

    private DayRollups days(Connection connection, FunnelScope scope) throws SQLException {
        var community = scope.community();
        var first = community.firstDay() == null ? LocalDate.EPOCH : community.firstDay();
        var last = community.lastDay() == null ? first : community.lastDay();
        var measures = scope.funnel().steps().stream()
                .flatMap(step -> StepRollups.measures(step).stream())
                .collect(Collectors.toSet());
        var selection = new Selection(first, last, first, Set.of(), Set.of(), measures, Set.of(), Set.of());
        return rollups.read(connection, community.id(), selection);
    }

    /** The members of each part; null is the key of who is in none. */
    private static Map<@Nullable Integer, RoaringBitmap> parts(
            @Nullable Population population, List<RoaringBitmap> steps) {
        var parts = new HashMap<@Nullable Integer, RoaringBitmap>();
        if (population != null) {
            var nowhere = FastAggregation.or(steps.iterator());
            nowhere.andNot(members(population.entrants()));
            parts.put(null, nowhere);
            for (var entrant : population.entrants()) {
                parts.computeIfAbsent(entrant.part(), _ -> new RoaringBitmap()).add(entrant.number());
            }
        }
        return parts;
    }

    private static RoaringBitmap members(List<Entrant> entrants) {
        return RoaringBitmap.bitmapOf(
                entrants.stream().mapToInt(Entrant::number).toArray());
    }

    private static ArrayList<RoaringBitmap> among(RoaringBitmap members, List<RoaringBitmap> steps) {
        var some = new ArrayList<RoaringBitmap>();
        steps.forEach(step -> some.add(RoaringBitmap.and(step, members)));
        return some;
    }

    private static List<Reached> reached(List<RoaringBitmap> steps) {
        var reached = new ArrayList<Reached>();
        var through = steps.getFirst().clone();
        for (var step : steps) {
            through.and(step);
            reached.add(new Reached(through.getLongCardinality(), step.getLongCardinality(), null, null));
        }
        return reached;
    }
}
