package org.communityops.incentive.simulation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.fact.FactStream;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.rule.Rules;
import org.communityops.incentive.simulation.MemberTrial.Period;

/**
 * Runs scenarios, each in one transaction that sees the community as it is at the beginning and is rolled back at the end.
 * Facts stream through member by member; what is kept is one sum for each member and rule, and of rules whose caps
 * members share each claim, in temporary tables. So memory does not grow with the period.
 */
@ApplicationScoped
public class Simulation {
    private final AgroalDataSource feedDatabase;
    private final Communities communities;
    private final Rules rules;
    private final Expressions expressions;
    private final FactStream facts;
    private final Run.Material material;
    private final Comparison comparison;
    private final Clock clock;

    Simulation(
            @DataSource("feed") AgroalDataSource feedDatabase,
            Communities communities,
            Rules rules,
            Expressions expressions,
            FactStream facts,
            Claims claims,
            LevelHistory levels,
            SandboxRepository sandbox,
            Comparison comparison,
            Clock clock) {
        this.feedDatabase = feedDatabase;
        this.communities = communities;
        this.rules = rules;
        this.expressions = expressions;
        this.facts = facts;
        this.material = new Run.Material(claims, levels, sandbox);
        this.comparison = comparison;
        this.clock = clock;
    }

    /**
     * What the rules of a scenario would have paid.
     *
     * @throws Progress.Stopped when {@code progress} says so
     */
    public SimulationResult run(Scenario scenario, Progress progress) throws SQLException {
        try (var connection = feedDatabase.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return run(connection, scenario, progress);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private SimulationResult run(Connection connection, Scenario scenario, Progress progress) throws SQLException {
        var start = clock.instant();
        material.sandbox().open(connection);
        var zone = communities
                .zones(connection, Set.of(scenario.communityId()))
                .getOrDefault(scenario.communityId(), ZoneOffset.UTC);
        var period = new Period(scenario.from(), scenario.to(), zone);
        var trials = trials(connection, scenario, period);
        var extent = extent(scenario, trials);
        var total = facts.count(connection, extent);
        var run = new Run(scenario, trials, period, material);
        progress.at(0, total);
        facts.read(connection, extent, (member, own) -> {
            run.add(connection, member, own);
            progress.at(run.events(), total);
        });
        run.rateWaiting(connection);
        run.share(connection);
        progress.at(run.events(), total);
        comparison.prepare(connection, scenario, trials);
        var seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        var effort = new Comparison.Effort(run.events(), run.members(), seconds);
        return comparison.result(connection, scenario, trials, effort);
    }

    private List<Trial> trials(Connection connection, Scenario scenario, Period period) throws SQLException {
        var trials = new ArrayList<Trial>();
        if (scenario.rules() == null) {
            for (var rule : rules.of(connection, scenario.communityId())) {
                trials.add(new Trial(trials.size(), rule, true));
            }
        } else {
            for (var tested : scenario.rules()) {
                trials.add(Trial.of(trials.size(), scenario, tested, period.zone(), expressions));
            }
        }
        return trials;
    }

    private static FactStream.Extent extent(Scenario scenario, List<Trial> trials) {
        var from = trials.stream()
                .map(trial -> trial.looksBackTo(scenario.from()))
                .min(LocalDate::compareTo)
                .orElse(scenario.from());
        var types = trials.stream()
                .flatMap(trial -> trial.rule().eventTypes().stream())
                .collect(Collectors.toSet());
        return new FactStream.Extent(scenario.communityId(), from, scenario.to(), types);
    }
}
