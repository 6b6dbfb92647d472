package org.communityops.incentive.promotion;

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
import org.communityops.incentive.promotion.Promotion.Decision;
import org.communityops.incentive.promotion.Promotion.State;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Promotions: proposed, decided by a second person, and read. */
@ApplicationScoped
class Promotions {
    private final AgroalDataSource database;
    private final Candidates candidates;
    private final PromotionRepository repository;
    private final Clock clock;

    Promotions(AgroalDataSource database, Candidates candidates, PromotionRepository repository, Clock clock) {
        this.database = database;
        this.candidates = candidates;
        this.repository = repository;
        this.clock = clock;
    }

    /** 422 when the operator does not meet the criteria, 409 when there is a proposal or a promotion by them already. */
    @Transactional(rollbackOn = Exception.class)
    Promotion propose(UUID communityId, CreatePromotion request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var criteria = candidates.get(connection, communityId, request.criteriaId());
            if (!criteria.period().names(request.period())) {
                throw ProblemException.invalid(
                        "/period",
                        "period",
                        "A period is written as " + criteria.period().example());
            }
            var candidate = candidates.of(connection, communityId, criteria, request.period()).stream()
                    .filter(one -> one.memberId().equals(request.memberId()))
                    .findFirst()
                    .orElseThrow(PromotionProblems::noCandidate);
            var promotion = new Promotion(
                    Ids.next(),
                    criteria.id(),
                    criteria.position(),
                    candidate.memberId(),
                    request.period(),
                    candidate.evidence(),
                    State.PROPOSED,
                    request.reason(),
                    actor.keyId(),
                    actor.memberId(),
                    now(),
                    null);
            if (!repository.add(connection, communityId, promotion)) {
                throw PromotionProblems.open();
            }
            return promotion;
        }
    }

    /** 403 for who proposed it and for whom it concerns. */
    @Transactional(rollbackOn = Exception.class)
    Promotion decide(UUID communityId, UUID id, DecidePromotion request, Actor actor) throws SQLException {
        try (var connection = database.getConnection()) {
            var present = get(connection, communityId, id);
            if (present.state() != State.PROPOSED) {
                throw PromotionProblems.decided(present.state());
            }
            if (actor.isSameAs(new Actor(present.proposedBy(), present.proposingMember()))) {
                throw ActorProblems.secondPerson("Who proposed a promotion does not decide on it");
            }
            if (present.memberId().equals(actor.memberId())) {
                throw PromotionProblems.own();
            }
            var outcome = State.valueOf(request.outcome().name());
            var decision = new Decision(actor.keyId(), actor.memberId(), request.reason(), now());
            if (!repository.decide(connection, communityId, id, outcome, decision)) {
                throw PromotionProblems.decided(get(connection, communityId, id).state());
            }
            return get(connection, communityId, id);
        }
    }

    Promotion get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Promotion> page(UUID communityId, @Nullable UUID memberId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, memberId, state, before, limit);
        }
    }

    private Promotion get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("promotion", id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
