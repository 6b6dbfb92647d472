package org.communityops.incentive.appeal;

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
import org.communityops.incentive.actor.Actor;
import org.communityops.incentive.actor.ActorProblems;
import org.communityops.incentive.appeal.Appeal.State;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.transaction.Restorations;
import org.communityops.incentive.transaction.TakenPoints;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Takes appeals and decides them; a granted one and the points that it gives back are one transaction. */
@ApplicationScoped
class Appeals {
    private final AgroalDataSource database;
    private final Communities communities;
    private final AppealRepository repository;
    private final Restorations restorations;
    private final Clock clock;

    Appeals(
            AgroalDataSource database,
            Communities communities,
            AppealRepository repository,
            Restorations restorations,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.repository = repository;
        this.restorations = restorations;
        this.clock = clock;
    }

    /** 422 unless the transaction took points of the member back; 409 for a second appeal. */
    @Transactional(rollbackOn = Exception.class)
    Appeal create(UUID communityId, CreateAppeal request, Caller caller) throws SQLException {
        requireMember(communityId, request.memberId());
        var taken = taken(communityId, request.transactionId(), request.memberId());
        var appeal = new Appeal(
                Ids.next(),
                request.transactionId(),
                request.memberId(),
                taken.currency(),
                taken.amount(),
                request.reason(),
                State.OPEN,
                caller.keyId(),
                now(),
                null,
                null,
                null,
                null);
        try (var connection = database.getConnection()) {
            if (!repository.insert(connection, communityId, appeal)) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "The member has appealed against this reversal already");
            }
            return appeal;
        }
    }

    /** Gives back what was taken: 403 for who took it, 409 when the appeal is decided already. */
    @Transactional(rollbackOn = Exception.class)
    Appeal grant(UUID communityId, UUID id, String reason, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var taken = takenByAnother(communityId, open(connection, communityId, id), actor);
            var restoring = Ids.next();
            restorations.restore(taken, restoring, reason, "appeal:" + id, actor.keyId());
            repository.decide(connection, communityId, id, reason, actor.keyId(), now(), restoring);
            return get(connection, communityId, id);
        }
    }

    /** 403 for who took the points, 409 when the appeal is decided already. */
    @Transactional(rollbackOn = Exception.class)
    Appeal reject(UUID communityId, UUID id, String reason, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            takenByAnother(communityId, open(connection, communityId, id), actor);
            repository.decide(connection, communityId, id, reason, actor.keyId(), now(), null);
            return get(connection, communityId, id);
        }
    }

    Appeal get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Appeal> page(UUID communityId, @Nullable State state, @Nullable UUID memberId, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, state, memberId, before, limit);
        }
    }

    private void requireMember(UUID communityId, UUID memberId) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
        }
    }

    private TakenPoints takenByAnother(UUID communityId, Appeal appeal, Actor actor) throws SQLException {
        var taken = taken(communityId, appeal.transactionId(), appeal.memberId());
        if (actor.keyId().equals(taken.takenBy())) {
            throw ActorProblems.secondPerson("Who took the points back does not decide on the appeal");
        }
        if (appeal.memberId().equals(actor.memberId())) {
            throw ActorProblems.secondPerson("Nobody decides on their own appeal");
        }
        return taken;
    }

    private TakenPoints taken(UUID communityId, UUID reversalId, UUID memberId) throws SQLException {
        return restorations
                .taken(communityId, reversalId, memberId)
                .orElseThrow(() -> ProblemException.invalid(
                        "/transactionId", "nothing-taken", "Only a REVERSAL that took points of the member"));
    }

    /** An appeal that nobody decides on until the transaction ends; 409 when somebody has. */
    private Appeal open(Connection connection, UUID communityId, UUID id) throws SQLException {
        var appeal =
                repository.lock(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("appeal", id));
        if (appeal.state() != State.OPEN) {
            throw InvalidTransition.of("The appeal is " + appeal.state() + " already");
        }
        return appeal;
    }

    private Appeal get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("appeal", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
