package org.communityops.incentive.plan;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.plan.Plan.EndReason;
import org.communityops.incentive.plan.Plan.State;
import org.communityops.incentive.transaction.OperatorLimit;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The life of plans: drafts that are activated, may be paused, and end. */
@ApplicationScoped
public class Plans {
    private final AgroalDataSource database;
    private final PlanRepository repository;
    private final Budgets budgets;
    private final Currencies currencies;
    private final OperatorLimit limit;
    private final Clock clock;

    Plans(
            AgroalDataSource database,
            PlanRepository repository,
            Budgets budgets,
            Currencies currencies,
            OperatorLimit limit,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.budgets = budgets;
        this.currencies = currencies;
        this.limit = limit;
        this.clock = clock;
    }

    /** The plan with this id; 404 when there is none. */
    public Plan get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("plan", id));
    }

    /**
     * Counts awards that are about to be paid, and locks the plan: 409 when it does not pay now, or not as much or as often.
     *
     * @param amount what they sum to
     */
    public Plan draw(Connection connection, UUID communityId, UUID id, int awards, long amount, Instant now)
            throws SQLException {
        var drawn = repository.draw(connection, communityId, id, awards, amount, now);
        var plan = get(connection, communityId, id);
        if (drawn) {
            return plan;
        }
        if (!plan.mayPayAt(now)) {
            throw PlanProblems.notRunning(plan);
        }
        throw plan.paid() + amount > plan.budget()
                ? PlanProblems.budgetExceeded(plan)
                : PlanProblems.tooManyAwards(plan);
    }

    /** Counts members that get their first award: 409 when they are too many. */
    public void reach(Connection connection, UUID communityId, UUID id, int newcomers) throws SQLException {
        if (!repository.reach(connection, communityId, id, newcomers)) {
            throw PlanProblems.tooManyMembers();
        }
    }

    /** Ends a plan whose budget or awards are used up by now. */
    public void endWhenUsedUp(Connection connection, UUID communityId, UUID id, @Nullable String actor, Instant now)
            throws SQLException {
        var plan = get(connection, communityId, id);
        var limited = plan.awardLimit();
        if (plan.paid() == plan.budget()) {
            end(connection, communityId, id, EndReason.BUDGET_USED, actor, now);
        } else if (limited != null && plan.awards() == limited) {
            end(connection, communityId, id, EndReason.AWARD_LIMIT, actor, now);
        }
    }

    /** The plan, which nothing is drawn from or given back to until the transaction ends. */
    public Plan lock(Connection connection, UUID communityId, UUID id) throws SQLException {
        repository.lock(connection, communityId, id);
        return get(connection, communityId, id);
    }

    /**
     * Uncounts an award that is taken back.
     *
     * @param members how many members have none left: 0 or 1
     */
    public void takeBack(Connection connection, UUID communityId, UUID id, long amount, int members)
            throws SQLException {
        repository.takeBack(connection, communityId, id, amount, members);
    }

    /** Passes on what came back to the budget of a plan that has ended. */
    public void giveBackWhenEnded(Connection connection, UUID communityId, UUID id, @Nullable String actor, Instant now)
            throws SQLException {
        var plan = get(connection, communityId, id);
        if (plan.state() == State.ENDED) {
            budgets.giveBack(connection, communityId, plan, actor, now);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Plan create(UUID communityId, CreatePlan request) throws SQLException {
        request.settings().requireSound();
        try (var connection = database.getConnection()) {
            requireCurrency(connection, communityId, request.currency());
            var id = Ids.next();
            if (!repository.insert(connection, communityId, id, request, now())) {
                throw new ProblemException(ProblemType.CONFLICT, "The community has a plan of this key");
            }
            return get(connection, communityId, id);
        }
    }

    Plan get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Plan> page(UUID communityId, @Nullable State state, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, state, before, limit);
        }
    }

    /**
     * Changes a draft: 409 when it was activated, 412 when somebody changed it meanwhile.
     *
     * @param draft the plan as the caller knows it
     */
    @Transactional(rollbackOn = Exception.class)
    Plan change(UUID communityId, Plan draft, PlanSettings settings) throws SQLException {
        settings.requireSound();
        try (var connection = database.getConnection()) {
            requireCurrency(connection, communityId, settings.currency());
            var changed = repository.change(connection, communityId, draft, settings);
            var present = get(connection, communityId, draft.id());
            if (changed) {
                return present;
            }
            throw present.state() == State.DRAFT
                    ? new ProblemException(ProblemType.PRECONDITION_FAILED, "Somebody else changed it; read it again")
                    : InvalidTransition.of("The plan is " + present.state() + "; what was activated stays as it is");
        }
    }

    /** Sets the budget aside: 403 when it is more than the caller may move, 409 unless the plan is a draft with an end to come. */
    @Transactional(rollbackOn = Exception.class)
    Plan activate(UUID communityId, UUID id, Caller caller) throws SQLException {
        var now = now();
        try (var connection = database.getConnection()) {
            var plan = take(connection, communityId, id, State.DRAFT, State.ACTIVE, now);
            limit.require(caller, Budgets.funding(plan));
            budgets.fund(connection, communityId, plan, caller.keyId(), now);
            return get(connection, communityId, id);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Plan pause(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return take(connection, communityId, id, State.ACTIVE, State.PAUSED, now());
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Plan resume(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return take(connection, communityId, id, State.PAUSED, State.ACTIVE, now());
        }
    }

    @Transactional(rollbackOn = Exception.class)
    Plan stop(UUID communityId, UUID id, Caller caller) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!end(connection, communityId, id, EndReason.STOPPED, caller.keyId(), now())) {
                throw InvalidTransition.of(
                        "plan", get(connection, communityId, id).state(), State.ENDED);
            }
            return get(connection, communityId, id);
        }
    }

    /** Ends a plan whose time is over; does nothing when it has ended already. */
    @Transactional(rollbackOn = Exception.class)
    void endInTime(UUID communityId, UUID id, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            end(connection, communityId, id, EndReason.END_REACHED, null, now);
        }
    }

    private boolean end(
            Connection connection, UUID communityId, UUID id, EndReason reason, @Nullable String actor, Instant now)
            throws SQLException {
        if (!repository.end(connection, communityId, id, reason, now)) {
            return false;
        }
        budgets.giveBack(connection, communityId, get(connection, communityId, id), actor, now);
        return true;
    }

    private Plan take(Connection connection, UUID communityId, UUID id, State from, State to, Instant now)
            throws SQLException {
        var taken = repository.step(connection, communityId, id, from, to, now);
        var plan = get(connection, communityId, id);
        if (taken) {
            return plan;
        }
        throw plan.state() == from
                ? InvalidTransition.of("The plan's end has come: " + plan.endsAt())
                : InvalidTransition.of("plan", plan.state(), to);
    }

    private void requireCurrency(Connection connection, UUID communityId, String code) throws SQLException {
        var known = currencies.of(connection, communityId);
        if (known.isEmpty()) {
            throw ProblemException.notFound("community", communityId);
        }
        if (known.stream().noneMatch(currency -> currency.code().equals(code))) {
            throw ProblemException.invalid(
                    "/currency", "unknown-currency", "The community has no currency of this code");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
