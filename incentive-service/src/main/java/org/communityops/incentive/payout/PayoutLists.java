package org.communityops.incentive.payout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.actor.Actor;
import org.communityops.incentive.bonus.BonusPlan;
import org.communityops.incentive.bonus.BonusPlans;
import org.communityops.incentive.payout.PayoutList.Action;
import org.communityops.incentive.payout.PayoutList.State;
import org.communityops.incentive.payout.PayoutList.Step;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Payout lists: made, computed again, and read. */
@ApplicationScoped
class PayoutLists {
    private final AgroalDataSource database;
    private final BonusPlans plans;
    private final PayoutComputation computation;
    private final PayoutListRepository repository;
    private final PayoutLineRepository lines;
    private final Clock clock;

    PayoutLists(
            AgroalDataSource database,
            BonusPlans plans,
            PayoutComputation computation,
            PayoutListRepository repository,
            PayoutLineRepository lines,
            Clock clock) {
        this.database = database;
        this.plans = plans;
        this.computation = computation;
        this.repository = repository;
        this.lines = lines;
        this.clock = clock;
    }

    /** 409 when the plan has a list for the period, or another one that is open. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList create(UUID communityId, CreatePayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var plan = plan(connection, communityId, request.planId());
            var length = plan.definition().period();
            if (!length.names(request.period())) {
                throw ProblemException.invalid(
                        "/period", "period", "The plan pays by the " + length + ", such as " + length.example());
            }
            var id = Ids.next();
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            if (!repository.add(connection, communityId, id, plan, request.period(), now)) {
                throw PayoutProblems.taken();
            }
            var step = new Step(1, Action.CREATED, actor.keyId(), actor.memberId(), null, now);
            repository.addStep(connection, communityId, id, step);
            compute(connection, communityId, id, plan, request.period());
            return get(connection, communityId, id);
        }
    }

    /** Computes a draft by the plan and the evaluations as they stand now; what a rejected review decided is gone. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList recompute(UUID communityId, UUID id, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = get(connection, communityId, id);
            var revision = repository
                    .step(connection, communityId, id, State.DRAFT, null)
                    .orElseThrow(() -> PayoutProblems.invalidTransition(present.state()));
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var step = new Step(revision, Action.RECOMPUTED, actor.keyId(), actor.memberId(), null, now);
            repository.addStep(connection, communityId, id, step);
            var plan = plan(connection, communityId, present.planId());
            repository.follow(connection, communityId, id, plan);
            lines.remove(connection, communityId, id);
            compute(connection, communityId, id, plan, present.period());
            return get(connection, communityId, id);
        }
    }

    PayoutList get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<PayoutList> page(UUID communityId, @Nullable UUID planId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, planId, state, before, limit);
        }
    }

    /** In their order, after a line. */
    List<PayoutLine> lines(UUID communityId, UUID id, int after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            get(connection, communityId, id);
            return lines.page(connection, communityId, id, after, limit);
        }
    }

    /** A frozen list as a payroll reads it; 409 while it could still change. */
    String payroll(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            var list = get(connection, communityId, id);
            if (list.state() != State.FROZEN) {
                throw PayoutProblems.invalidTransition(list.state());
            }
            return PayrollCsv.of(list, lines.page(connection, communityId, id, 0, Integer.MAX_VALUE));
        }
    }

    /** The adjustments that no list of the plan holds yet. */
    List<PayoutLine> openAdjustments(UUID communityId, UUID planId) throws SQLException {
        try (var connection = database.getConnection()) {
            plan(connection, communityId, planId);
            return computation.adjustments(connection, communityId, planId, 1);
        }
    }

    private void compute(Connection connection, UUID communityId, UUID id, BonusPlan plan, String period)
            throws SQLException {
        lines.add(connection, communityId, id, plan.id(), computation.lines(connection, communityId, plan, period));
    }

    private BonusPlan plan(Connection connection, UUID communityId, UUID planId) throws SQLException {
        return plans.inForce(connection, communityId, planId)
                .orElseThrow(() -> ProblemException.notFound("bonus plan", planId));
    }

    private PayoutList get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("payout list", id));
    }
}
