package org.communityops.incentive.backtest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.rulebook.DefinitionCheck;
import org.communityops.incentive.simulation.TestedRule;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Takes requests for back-tests; {@link BacktestWorker} works on them. */
@ApplicationScoped
class Backtests {
    private static final int MOST_UNFINISHED = 5;
    private static final int MOST_DAYS = 3_660;

    private final AgroalDataSource database;
    private final BacktestRepository repository;
    private final Currencies currencies;
    private final DefinitionCheck check;
    private final Clock clock;

    Backtests(
            AgroalDataSource database,
            BacktestRepository repository,
            Currencies currencies,
            DefinitionCheck check,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.currencies = currencies;
        this.check = check;
        this.clock = clock;
    }

    Backtest create(UUID communityId, CreateBacktest request) throws SQLException {
        var known = currencies(communityId);
        requirePeriod(request);
        if (request.rules() != null) {
            requireGood(request.rules(), known);
        }
        if (repository.unfinished(communityId) >= MOST_UNFINISHED) {
            throw new ProblemException(
                    ProblemType.CONFLICT, MOST_UNFINISHED + " back-tests wait or run already; cancel one or wait");
        }
        var backtest = new Backtest(
                communityId,
                Ids.next(),
                request.from(),
                request.to(),
                request.rules(),
                BacktestState.QUEUED,
                0,
                null,
                List.of(),
                null,
                now(),
                null,
                0);
        repository.add(backtest);
        return backtest;
    }

    Backtest get(UUID communityId, UUID id) throws SQLException {
        return repository.find(communityId, id).orElseThrow(() -> ProblemException.notFound("back-test", id));
    }

    /** Latest first, without results. */
    List<Backtest> page(UUID communityId, UUID before, int limit) throws SQLException {
        return repository.page(communityId, before, limit).stream()
                .map(Backtest::summary)
                .toList();
    }

    /** One that has come to an end stays as it is. */
    Backtest cancel(UUID communityId, UUID id) throws SQLException {
        repository.cancel(communityId, id, now());
        return get(communityId, id);
    }

    private static void requirePeriod(CreateBacktest request) {
        if (request.to().isBefore(request.from())) {
            throw ProblemException.invalid("/to", "range", "The last day is not before the first");
        }
        if (ChronoUnit.DAYS.between(request.from(), request.to()) >= MOST_DAYS) {
            throw ProblemException.invalid("/to", "range", "A period has " + MOST_DAYS + " days at most");
        }
    }

    private void requireGood(List<TestedRule> rules, Set<String> known) {
        var faults = new ArrayList<Fault>();
        var keys = new HashSet<String>();
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (!keys.add(rule.key())) {
                faults.add(Fault.at("/rules/" + i + "/key", "duplicate-key", "A key names one rule"));
            }
            check.require(rule.definition(), "/rules/" + i + "/definition", known);
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private Set<String> currencies(UUID communityId) throws SQLException {
        try (var connection = database.getConnection()) {
            var known = currencies.of(connection, communityId);
            if (known.isEmpty()) {
                throw ProblemException.notFound("community", communityId);
            }
            return known.stream().map(Currency::code).collect(Collectors.toSet());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
