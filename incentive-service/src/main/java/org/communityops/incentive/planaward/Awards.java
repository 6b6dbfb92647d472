package org.communityops.incentive.planaward;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.plan.Plans;
import org.communityops.incentive.planaward.Award.Revocation;
import org.communityops.incentive.planaward.CreateAwards.Part;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Awards points under plans, and takes them back; whatever changes locks the plan first. */
@ApplicationScoped
class Awards {
    private final AgroalDataSource database;
    private final Communities communities;
    private final Plans plans;
    private final AwardRepository repository;
    private final AwardPayments payments;
    private final Clock clock;

    Awards(
            AgroalDataSource database,
            Communities communities,
            Plans plans,
            AwardRepository repository,
            AwardPayments payments,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.plans = plans;
        this.repository = repository;
        this.payments = payments;
        this.clock = clock;
    }

    /**
     * Awards all of a list or nothing: 409 when the plan does not pay now, or not as much, as often, or to as many. Awards
     * remember who asked with which key, so the same request never awards twice, however long ago the first one was.
     */
    @Transactional(rollbackOn = Exception.class)
    AwardList create(UUID communityId, UUID planId, CreateAwards request, Caller caller, String idempotencyKey)
            throws SQLException {
        request.requireDistinct();
        var requestKey = caller.keyId() + ":" + idempotencyKey;
        try (var connection = database.getConnection()) {
            var earlier = repository.ofRequest(connection, communityId, requestKey);
            if (!earlier.isEmpty()) {
                return requireSame(planId, request, earlier);
            }
            plans.get(connection, communityId, planId);
            requireMembers(connection, communityId, request.members());
            return AwardList.of(pay(connection, communityId, planId, request, caller.keyId(), requestKey));
        }
    }

    private List<Award> pay(
            Connection connection, UUID communityId, UUID planId, CreateAwards request, String actor, String requestKey)
            throws SQLException {
        var now = now();
        var plan = plans.draw(connection, communityId, planId, request.awards().size(), request.total(), now);
        var newcomers = repository.newcomers(connection, communityId, planId, request.members());
        plans.reach(connection, communityId, planId, newcomers);
        var day = today(connection, communityId, now);
        var awards = request.awards().stream()
                .map(part -> new Award(
                        Ids.next(),
                        planId,
                        part.memberId(),
                        part.points(),
                        request.reason(),
                        day,
                        Ids.next(),
                        actor,
                        now,
                        null))
                .toList();
        payments.pay(connection, communityId, plan, awards, now);
        repository.add(connection, communityId, awards, requestKey);
        plans.endWhenUsedUp(connection, communityId, planId, actor, now);
        return awards;
    }

    /** Takes an award back: 409 when it was before, or when the member has spent it. */
    @Transactional(rollbackOn = Exception.class)
    Award revoke(UUID communityId, UUID planId, UUID id, RevokeAward request, Caller caller) throws SQLException {
        try (var connection = database.getConnection()) {
            var plan = plans.lock(connection, communityId, planId);
            var award = find(connection, communityId, planId, id);
            if (award.revocation() != null) {
                throw InvalidTransition.of("The award was revoked before");
            }
            var revocation = new Revocation(Ids.next(), request.reason(), caller.keyId(), now());
            payments.takeBack(connection, communityId, plan, award, revocation);
            repository.revoke(connection, communityId, id, revocation);
            var left = repository.newcomers(connection, communityId, planId, List.of(award.memberId()));
            plans.takeBack(connection, communityId, planId, award.amount(), left);
            plans.giveBackWhenEnded(connection, communityId, planId, caller.keyId(), revocation.revokedAt());
            return find(connection, communityId, planId, id);
        }
    }

    Award get(UUID communityId, UUID planId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, communityId, planId, id);
        }
    }

    /** Latest first. */
    List<Award> page(UUID communityId, UUID planId, @Nullable UUID memberId, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            plans.get(connection, communityId, planId);
            return repository.page(connection, communityId, planId, memberId, before, limit);
        }
    }

    private Award find(Connection connection, UUID communityId, UUID planId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, planId, id)
                .orElseThrow(() -> ProblemException.notFound("award", id));
    }

    /** The awards of an earlier request with the same key; 422 when that request was another one. */
    private static AwardList requireSame(UUID planId, CreateAwards wanted, List<Award> earlier) {
        var given = earlier.stream()
                .map(award -> List.of(award.planId(), award.memberId(), award.amount(), award.reason()))
                .toList();
        var asked = wanted.awards().stream()
                .map((Part part) -> List.of(planId, part.memberId(), part.points(), wanted.reason()))
                .toList();
        if (!given.equals(asked)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
        }
        return AwardList.of(earlier);
    }

    private void requireMembers(Connection connection, UUID communityId, List<UUID> ids) throws SQLException {
        var members = ids.stream().map(id -> new Member(communityId, id)).toList();
        var unknown = communities.unknown(connection, members).stream().findFirst();
        if (unknown.isPresent()) {
            throw ProblemException.notFound("member", unknown.get().memberId());
        }
    }

    private LocalDate today(Connection connection, UUID communityId, Instant now) throws SQLException {
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        return LocalDate.ofInstant(now, zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
