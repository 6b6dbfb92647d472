package org.communityops.incentive.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.simulation.ComparisonRepository.CurrencySums;
import org.communityops.incentive.simulation.SimulationResult.Affected;
import org.communityops.incentive.simulation.SimulationResult.CurrencyChange;
import org.communityops.incentive.simulation.SimulationResult.LevelChange;
import org.communityops.incentive.simulation.SimulationResult.LevelChanges;
import org.communityops.incentive.simulation.SimulationResult.RuleCost;
import org.jspecify.annotations.Nullable;

/** What a simulation comes to, next to what was really paid. */
@ApplicationScoped
class Comparison {
    private static final int TOP = 20;
    private static final int MOST_LEVEL_CHANGES = 100;
    private static final int DECIMALS = 6;

    private final ComparisonRepository repository;
    private final LevelHistory levels;

    Comparison(ComparisonRepository repository, LevelHistory levels) {
        this.repository = repository;
        this.levels = levels;
    }

    /** How much was looked at, and how long that took. */
    record Effort(long events, long members, double seconds) {}

    private record CostKey(String key, String currency) {}

    /** Sums up what a simulation has left in its tables. */
    void prepare(Connection connection, Scenario scenario, List<Trial> trials) throws SQLException {
        repository.prepare(connection, scenario, trials);
    }

    SimulationResult result(Connection connection, Scenario scenario, List<Trial> trials, Effort effort)
            throws SQLException {
        var currencies = new ArrayList<CurrencyChange>();
        for (var sums : repository.currencies(connection)) {
            currencies.add(change(connection, sums));
        }
        return new SimulationResult(
                effort.events(),
                effort.members(),
                effort.seconds(),
                costs(connection, trials),
                currencies,
                levelChanges(connection, scenario));
    }

    private List<RuleCost> costs(Connection connection, List<Trial> trials) throws SQLException {
        var simulated = new HashMap<CostKey, ComparisonRepository.Simulated>();
        for (var one : repository.simulated(connection)) {
            var trial = trials.get(one.trial());
            simulated.put(new CostKey(trial.rule().key(), trial.currency()), one);
        }
        var paid = new HashMap<CostKey, Long>();
        repository.paid(connection).forEach(p -> paid.put(new CostKey(p.key(), p.currency()), p.amount()));
        var keys = new TreeMap<String, CostKey>();
        trials.forEach(trial -> add(keys, new CostKey(trial.rule().key(), trial.currency())));
        paid.keySet().forEach(key -> add(keys, key));
        return keys.values().stream()
                .map(key -> {
                    var one = simulated.getOrDefault(key, new ComparisonRepository.Simulated(0, 0, 0));
                    var really = paid.getOrDefault(key, 0L);
                    return new RuleCost(
                            key.key(), key.currency(), one.amount(), one.occasions(), really, one.amount() - really);
                })
                .toList();
    }

    private static void add(TreeMap<String, CostKey> keys, CostKey key) {
        keys.put(key.key() + "/" + key.currency(), key);
    }

    private CurrencyChange change(Connection connection, CurrencySums sums) throws SQLException {
        return new CurrencyChange(
                sums.currency(),
                sums.simulated(),
                sums.paid(),
                sums.simulated() - sums.paid(),
                new Affected(sums.winners(), repository.winners(connection, sums.currency(), TOP)),
                new Affected(sums.losers(), repository.losers(connection, sums.currency(), TOP)),
                sums.unchanged(),
                rounded(sums.giniPaid()),
                rounded(sums.giniSimulated()));
    }

    private static @Nullable Double rounded(@Nullable Double ratio) {
        return ratio == null
                ? null
                : BigDecimal.valueOf(ratio)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private @Nullable LevelChanges levelChanges(Connection connection, Scenario scenario) throws SQLException {
        var scale = levels.scale(connection, scenario.communityId()).orElse(null);
        if (scale == null) {
            return null;
        }
        var changes = new ArrayList<LevelChange>();
        var directions = new long[2];
        repository.totals(connection, scenario.communityId(), scale.currency(), (member, now, more) -> {
            var from = scale.at(now);
            var to = scale.at(now + more);
            if (from != to) {
                directions[to > from ? 0 : 1]++;
                if (changes.size() < MOST_LEVEL_CHANGES) {
                    changes.add(new LevelChange(member, from, to));
                }
            }
        });
        return new LevelChanges(scale.ladder(), directions[0], directions[1], changes);
    }
}
