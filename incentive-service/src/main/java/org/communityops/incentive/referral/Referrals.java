package org.communityops.incentive.referral;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.referral.Referral.State;
import org.communityops.incentive.referralprogramme.ReferralProgramme;
import org.communityops.incentive.referralprogramme.ReferralProgrammes;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The referrals of communities. */
@ApplicationScoped
class Referrals {
    private static final int AT_ONCE = 500;

    private final AgroalDataSource database;
    private final AgroalDataSource everywhere;
    private final Communities communities;
    private final ReferralProgrammes programmes;
    private final ReferralRepository repository;
    private final Settlement settlement;
    private final Outbox outbox;
    private final Clock clock;

    Referrals(
            AgroalDataSource database,
            @DataSource("feed") AgroalDataSource everywhere,
            Communities communities,
            ReferralProgrammes programmes,
            ReferralRepository repository,
            Settlement settlement,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.everywhere = everywhere;
        this.communities = communities;
        this.programmes = programmes;
        this.repository = repository;
        this.settlement = settlement;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Records who brought whom: 409 unless the programme is active. What the programme does not pay for is recorded as refused.
     * A referral remembers who asked with which key, so the same request never records twice, however long ago the first was.
     */
    @Transactional(rollbackOn = Exception.class)
    Referral record(UUID communityId, CreateReferral request, Caller caller, String idempotencyKey)
            throws SQLException {
        var now = now();
        var requestKey = caller.keyId() + ":" + idempotencyKey;
        try (var connection = database.getConnection()) {
            var earlier = repository.ofRequest(connection, communityId, requestKey);
            if (earlier.isPresent()) {
                return requireSame(request, earlier.get());
            }
            requireMember(connection, communityId, request.inviterId());
            requireMember(connection, communityId, request.inviteeId());
            var programme = programmes
                    .lock(connection, communityId)
                    .filter(ReferralProgramme::active)
                    .orElseThrow(ReferralProblems::notActive);
            var invitation = new Invitation(
                    communityId,
                    request.inviterId(),
                    request.inviteeId(),
                    request.acceptedAt() == null ? now : request.acceptedAt().truncatedTo(ChronoUnit.MICROS),
                    null,
                    requestKey);
            var made = settlement.record(connection, programme, invitation, now).orElseThrow();
            outbox.add(settlement.settle(connection, communityId, programme, made.id(), now));
            return find(connection, communityId, made.id());
        }
    }

    Referral get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Referral> page(UUID communityId, @Nullable UUID inviterId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, inviterId, state, before, limit);
        }
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() throws SQLException {
        expire(now());
    }

    /** Ends what is over at an instant; an event of the time before that comes later still qualifies it. */
    void expire(Instant now) throws SQLException {
        try (var connection = everywhere.getConnection()) {
            while (repository.expire(connection, now, AT_ONCE) == AT_ONCE) {
                // until fewer are left than fit into one statement
            }
        }
    }

    private Referral find(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("referral", id));
    }

    /** What an earlier request with the same key recorded; 422 when that request was another one. */
    private static Referral requireSame(CreateReferral wanted, Referral earlier) {
        var accepted = wanted.acceptedAt();
        if (!earlier.inviterId().equals(wanted.inviterId())
                || !earlier.inviteeId().equals(wanted.inviteeId())
                || accepted != null && !earlier.acceptedAt().equals(accepted.truncatedTo(ChronoUnit.MICROS))) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
        }
        return earlier;
    }

    private void requireMember(Connection connection, UUID communityId, UUID id) throws SQLException {
        if (!communities.isMember(connection, communityId, id)) {
            throw ProblemException.notFound("member", id);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
