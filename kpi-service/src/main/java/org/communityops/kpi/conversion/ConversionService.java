package org.communityops.kpi.conversion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.conversion.FunnelResult.PartResult;
import org.communityops.kpi.conversion.FunnelResult.Reached;
import org.communityops.kpi.conversion.FunnelResult.Step;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.funnel.Funnel;
import org.communityops.kpi.funnel.FunnelStep;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.population.Part;
import org.communityops.kpi.population.Population;
import org.communityops.kpi.population.PopulationQuery;
import org.communityops.kpi.population.PopulationQuery.By;
import org.communityops.kpi.population.Populations;
import org.jspecify.annotations.Nullable;

/** How members get through funnels. */
@ApplicationScoped
class ConversionService {
    private static final Comparator<PartResult> NAMED_FIRST = Comparator.comparing(PartResult::kind)
            .thenComparing(part -> -part.steps().getFirst().members())
            .thenComparing(PartResult::name, Comparator.nullsLast(Comparator.naturalOrder()));

    private final FactConversions facts;
    private final RollupConversions rollups;
    private final Populations populations;
    private final Members members;
    private final Clock clock;

    ConversionService(
            FactConversions facts, RollupConversions rollups, Populations populations, Members members, Clock clock) {
        this.facts = facts;
        this.rollups = rollups;
        this.populations = populations;
        this.members = members;
        this.clock = clock;
    }

    /** How many members reach each step. */
    FunnelResult result(Community community, Funnel funnel, DayRangeQuery range, PopulationQuery query, @Nullable By by)
            throws SQLException {
        var scope = scope(community, funnel, range, query, by);
        var figures = rollups.knows(scope) ? rollups.figures(scope) : facts.figures(scope);
        var population = scope.population();
        var parts = by == null || population == null ? null : parts(funnel, population, figures);
        return FunnelResult.of(community, query, steps(funnel, figures.whole()), parts);
    }

    /**
     * The ids of those who reached a step, or reached the one before and not this one; ascending.
     *
     * @param after the id before the first one
     */
    List<UUID> members(
            Community community,
            Funnel funnel,
            DayRangeQuery range,
            PopulationQuery query,
            MembersQuery wanted,
            UUID after,
            int limit)
            throws SQLException {
        var names = funnel.definition().steps().stream().map(FunnelStep::name).toList();
        var step = names.indexOf(wanted.step) + 1;
        if (step == 0) {
            throw ProblemException.invalid("step", "unknown", "step is one of " + String.join(", ", names));
        }
        if (step == 1 && !wanted.reached) {
            throw ProblemException.invalid("reached", "first", "Nobody is lost before the first step");
        }
        var scope = scope(community, funnel, range, query, null);
        var numbers = rollups.knows(scope)
                ? rollups.members(scope, step, wanted.reached)
                : facts.members(scope, step, wanted.reached);
        return members.ids(community.id(), numbers, after, limit);
    }

    private FunnelScope scope(
            Community community, Funnel funnel, DayRangeQuery range, PopulationQuery query, @Nullable By by)
            throws SQLException {
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var entry = range.isGiven()
                ? range.within(
                        community.firstDay() == null ? today : community.firstDay(),
                        community.lastDay() == null ? today : community.lastDay())
                : null;
        var population = populations.of(community.id(), query, by);
        return new FunnelScope(community, funnel.definition(), entry, population);
    }

    private static List<PartResult> parts(Funnel funnel, Population population, Figures figures) {
        var parts = new ArrayList<PartResult>();
        figures.parts().forEach((place, reached) -> {
            if (reached.stream().anyMatch(step -> step.alone() > 0)) {
                var part = place == null ? Part.NONE : population.parts().get(place);
                parts.add(new PartResult(part.kind(), part.name(), steps(funnel, reached)));
            }
        });
        parts.sort(NAMED_FIRST);
        return parts;
    }

    private static List<Step> steps(Funnel funnel, List<Reached> reached) {
        var steps = new ArrayList<Step>();
        for (var k = 0; k < reached.size(); k++) {
            var name = funnel.definition().steps().get(k).name();
            steps.add(Step.of(name, reached.get(k), reached.get(Math.max(0, k - 1)), reached.getFirst()));
        }
        return steps;
    }
}
