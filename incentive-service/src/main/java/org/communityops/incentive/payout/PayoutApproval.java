package org.communityops.incentive.payout;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.actor.Actor;
import org.communityops.incentive.actor.ActorProblems;
import org.communityops.incentive.bonus.BonusPlans;
import org.communityops.incentive.payout.PayoutList.Action;
import org.communityops.incentive.payout.PayoutList.State;
import org.communityops.incentive.payout.PayoutList.Step;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Leads a list from draft to frozen. Each step locks the list, so of many at the same time one is taken. */
@ApplicationScoped
class PayoutApproval {
    private static final Set<Action> MAKING = EnumSet.of(Action.CREATED, Action.RECOMPUTED, Action.REVIEWED);

    private final AgroalDataSource database;
    private final BonusPlans plans;
    private final PayoutListRepository repository;
    private final PayoutLineRepository lines;
    private final Outbox outbox;
    private final Clock clock;

    PayoutApproval(
            AgroalDataSource database,
            BonusPlans plans,
            PayoutListRepository repository,
            PayoutLineRepository lines,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.plans = plans;
        this.repository = repository;
        this.lines = lines;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Decides on lines of a draft and closes it for approval; what an earlier review decided does not hold any more. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList review(UUID communityId, UUID id, ReviewPayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = step(connection, communityId, id, State.DRAFT, request.revision());
            var decided = ReviewDecisions.of(request, present.currency());
            lines.restore(connection, communityId, id);
            if (lines.decide(connection, communityId, id, decided) < decided.size()) {
                throw ProblemException.invalid(
                        "/decisions", "unknown-line", "The list has lines 1 to " + present.lines());
            }
            return done(connection, communityId, present, State.REVIEWED, Action.REVIEWED, actor, null);
        }
    }

    /** Sends a reviewed list back. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList reject(UUID communityId, UUID id, RefusePayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = step(connection, communityId, id, State.REVIEWED, request.revision());
            return done(connection, communityId, present, State.DRAFT, Action.REJECTED, actor, request.reason());
        }
    }

    /** 403 for who made, computed or reviewed the list, and for who has a line in it. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList approve(UUID communityId, UUID id, SeenPayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = step(connection, communityId, id, State.REVIEWED, request.revision());
            if (present.steps().stream()
                    .filter(step -> MAKING.contains(step.action()))
                    .anyMatch(step -> actor.isSameAs(new Actor(step.actor(), step.actingMember())))) {
                throw ActorProblems.secondPerson("Who made, computed or reviewed the list does not approve it");
            }
            if (actor.memberId() != null && lines.holds(connection, communityId, id, "operator:" + actor.memberId())) {
                throw PayoutProblems.ownBonus();
            }
            var approved = done(connection, communityId, present, State.APPROVED, Action.APPROVED, actor, null);
            tell(connection, communityId, approved);
            return approved;
        }
    }

    /** From now on the list never changes. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList freeze(UUID communityId, UUID id, SeenPayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = step(connection, communityId, id, State.APPROVED, request.revision());
            return done(connection, communityId, present, State.FROZEN, Action.FROZEN, actor, null);
        }
    }

    /** Gives a draft up; another one for the same period can be made. */
    @Transactional(rollbackOn = Exception.class)
    PayoutList discard(UUID communityId, UUID id, RefusePayoutList request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = step(connection, communityId, id, State.DRAFT, request.revision());
            lines.remove(connection, communityId, id);
            return done(connection, communityId, present, State.DISCARDED, Action.DISCARDED, actor, request.reason());
        }
    }

    /** Locks the list where the caller has seen it; 409 when it stands elsewhere. */
    private PayoutList step(Connection connection, UUID communityId, UUID id, State from, int seen)
            throws SQLException {
        if (repository.step(connection, communityId, id, from, seen).isPresent()) {
            return get(connection, communityId, id);
        }
        var present = get(connection, communityId, id);
        throw present.state() == from
                ? PayoutProblems.seenAnother(present.revision())
                : PayoutProblems.invalidTransition(present.state());
    }

    private PayoutList done(
            Connection connection,
            UUID communityId,
            PayoutList list,
            State to,
            Action action,
            Actor actor,
            @Nullable String reason)
            throws SQLException {
        var step = new Step(list.revision(), action, actor.keyId(), actor.memberId(), reason, now());
        repository.addStep(connection, communityId, list.id(), step);
        repository.move(connection, communityId, list.id(), to);
        return get(connection, communityId, list.id());
    }

    private void tell(Connection connection, UUID communityId, PayoutList list) throws SQLException {
        var plan = plans.inForce(connection, communityId, list.planId()).orElseThrow();
        var body = new BonusApproved(
                list.id(),
                list.planId(),
                plan.name(),
                list.planVersion(),
                list.period(),
                list.currency(),
                list.total(),
                list.lines());
        outbox.add(News.of(Ids.next(), communityId, "bonus.approved", list.id().toString(), now(), body));
    }

    private PayoutList get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("payout list", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
