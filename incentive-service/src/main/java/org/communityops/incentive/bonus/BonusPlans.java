package org.communityops.incentive.bonus;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Bonus plans: made, changed by new versions, and read. */
@ApplicationScoped
public class BonusPlans {
    private static final int FIRST = 1;

    private final AgroalDataSource database;
    private final BonusPlanRepository repository;
    private final Clock clock;

    BonusPlans(AgroalDataSource database, BonusPlanRepository repository, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    BonusPlan create(UUID communityId, BonusPlanSettings settings, Caller caller) throws SQLException {
        BonusDefinitionCheck.require(settings.definition());
        var definition = settings.definition().canonical();
        var plan = new BonusPlan(Ids.next(), settings.name(), FIRST, FIRST, definition, caller.keyId(), now());
        try (var connection = database.getConnection()) {
            repository.add(connection, communityId, plan);
        }
        return plan;
    }

    /**
     * Changes a plan. Another definition becomes a new version; lists that were computed by an older one keep it.
     *
     * @param precondition throws when the caller has not seen the present state
     */
    @Transactional(rollbackOn = Exception.class)
    BonusPlan change(
            UUID communityId,
            UUID id,
            Caller caller,
            Consumer<BonusPlan> precondition,
            UnaryOperator<BonusPlanSettings> patch)
            throws SQLException {
        try (var connection = database.getConnection()) {
            var present = find(connection, communityId, id);
            precondition.accept(present);
            var wanted = patch.apply(new BonusPlanSettings(present.name(), present.definition()));
            BonusDefinitionCheck.require(wanted.definition());
            var definition = wanted.definition().canonical();
            requireSameMoney(present.definition(), definition);
            var another = !definition.equals(present.definition());
            var changed = new BonusPlan(
                    id,
                    wanted.name(),
                    present.revision() + 1,
                    present.version() + (another ? 1 : 0),
                    definition,
                    another ? caller.keyId() : present.createdBy(),
                    another ? now() : present.createdAt());
            if (!repository.change(
                    connection, communityId, id, present.revision(), changed.name(), changed.version())) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED, "Somebody else changed it; read it again");
            }
            if (another) {
                repository.addVersion(connection, communityId, changed);
            }
            return changed;
        }
    }

    /** A plan in the version that is in force. */
    public Optional<BonusPlan> inForce(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id);
    }

    /** A plan in one of its versions. */
    public Optional<BonusPlan> version(Connection connection, UUID communityId, UUID id, int version)
            throws SQLException {
        return repository.version(connection, communityId, id, version);
    }

    BonusPlan get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, communityId, id);
        }
    }

    BonusPlan get(UUID communityId, UUID id, int version) throws SQLException {
        try (var connection = database.getConnection()) {
            return version(connection, communityId, id, version)
                    .orElseThrow(() -> ProblemException.notFound("bonus plan version", version));
        }
    }

    List<BonusPlan> page(UUID communityId, UUID after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, after, limit);
        }
    }

    /** What was paid and what is adjusted later are of one currency, and no month is paid twice as a part of a quarter. */
    private static void requireSameMoney(BonusDefinition present, BonusDefinition wanted) {
        if (!present.currency().equals(wanted.currency()) || present.period() != wanted.period()) {
            throw ProblemException.invalid(
                    "/definition", "fixed", "The currency and the period of a plan stay; make another plan");
        }
    }

    private BonusPlan find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return inForce(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("bonus plan", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
