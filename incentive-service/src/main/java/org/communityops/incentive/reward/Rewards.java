package org.communityops.incentive.reward;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.incentive.couponseries.SeriesService;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;

/** The catalogue: its rewards, and how many are left of them. */
@ApplicationScoped
public class Rewards {
    private final RewardRepository repository;
    private final Currencies currencies;
    private final SeriesService series;
    private final AgroalDataSource database;
    private final Clock clock;

    Rewards(
            RewardRepository repository,
            Currencies currencies,
            SeriesService series,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.currencies = currencies;
        this.series = series;
        this.database = database;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    Reward create(UUID communityId, RewardSettings settings) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var reward = new Reward(communityId, Ids.next(), settings, 0, 1, now);
        try (var connection = database.getConnection()) {
            requireFaultless(connection, communityId, settings);
            repository.add(connection, reward);
        }
        return reward;
    }

    /**
     * Changes a reward; a change that changes nothing is none.
     *
     * @param expected given the present version, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    Reward change(UUID communityId, UUID id, Consumer<Integer> expected, UnaryOperator<RewardSettings> edit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var reward = repository.lock(connection, communityId, id).orElseThrow(() -> none(id));
            expected.accept(reward.version());
            var present = reward.settings();
            var settings = edit.apply(present);
            if (settings.equals(present)) {
                return reward;
            }
            requireChangeable(reward, settings);
            requireFaultless(connection, communityId, settings);
            repository.change(connection, communityId, id, settings);
            return repository.find(connection, communityId, id).orElseThrow();
        }
    }

    /** A reward; 404 when there is none. */
    public Reward get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> none(id));
    }

    Reward get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Newest first. */
    List<Reward> page(UUID communityId, RewardFilter filter, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, filter, before, limit);
        }
    }

    /** Those that are active, newest first. */
    public List<Reward> active(Connection connection, UUID communityId, UUID before, int limit) throws SQLException {
        return repository.page(connection, communityId, RewardFilter.ACTIVE, before, limit);
    }

    /**
     * Takes one of a reward in the transaction of the connection, by one conditional update; empty when it is not on offer at
     * that instant or none is left. Until the transaction ends nobody else takes one.
     *
     * @return the reward as it is now, this one taken
     */
    public Optional<Reward> take(Connection connection, UUID communityId, UUID id, Instant now) throws SQLException {
        return repository.take(connection, communityId, id, now);
    }

    /** Puts one back that was taken, in the transaction of the connection. */
    public void giveBack(Connection connection, UUID communityId, UUID id) throws SQLException {
        repository.giveBack(connection, communityId, id);
    }

    private static void requireChangeable(Reward reward, RewardSettings changed) {
        var present = reward.settings();
        if (present.state() == RewardState.RETIRED) {
            throw InvalidTransition.of("The reward is RETIRED and stays as it is");
        }
        if (!present.state().canBecome(changed.state())) {
            throw InvalidTransition.of("reward", present.state(), changed.state());
        }
        var faults = new ArrayList<Fault>();
        if (present.state() != RewardState.DRAFT) {
            faults.addAll(present.fixedFaults(changed));
        }
        if (changed.stock() != null && changed.stock() < reward.taken()) {
            faults.add(Fault.at("/stock", "below-taken", reward.taken() + " of them are taken already"));
        }
        requireNone(faults);
    }

    private void requireFaultless(Connection connection, UUID communityId, RewardSettings settings)
            throws SQLException {
        var faults = settings.faults();
        var known = currencies.of(connection, communityId);
        if (known.isEmpty()) {
            throw ProblemException.notFound("community", communityId);
        }
        if (known.stream().noneMatch(c -> c.code().equals(settings.currency()) && c.spendable())) {
            var codes = known.stream()
                    .filter(Currency::spendable)
                    .map(Currency::code)
                    .toList();
            faults.add(Fault.at("/currency", "unknown-currency", "Can be spent here: " + String.join(", ", codes)));
        }
        requireNone(faults);
        if (settings.couponSeriesId() != null) {
            series.get(connection, communityId, settings.couponSeriesId());
        }
    }

    private static void requireNone(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static ProblemException none(UUID id) {
        return ProblemException.notFound("reward", id);
    }
}
