package org.communityops.incentive.redemption;

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
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.eligibility.EligibilityProblems;
import org.communityops.incentive.eligibility.Refusal;
import org.communityops.incentive.eligibility.Standings;
import org.communityops.incentive.reward.Reward;
import org.communityops.incentive.reward.Rewards;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;

/** Begins redemptions: stock, points and the redemption commit together or not at all. */
@ApplicationScoped
class Reservations {
    private final RedemptionRepository repository;
    private final RedeemedCounts counts;
    private final Standings standings;
    private final Rewards rewards;
    private final Payments payments;
    private final Communities communities;
    private final Outbox outbox;
    private final RedemptionSettings settings;
    private final AgroalDataSource database;
    private final Clock clock;

    Reservations(
            RedemptionRepository repository,
            RedeemedCounts counts,
            Standings standings,
            Rewards rewards,
            Payments payments,
            Communities communities,
            Outbox outbox,
            RedemptionSettings settings,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.counts = counts;
        this.standings = standings;
        this.rewards = rewards;
        this.payments = payments;
        this.communities = communities;
        this.outbox = outbox;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Reserves a reward for a member, once for each request.
     *
     * <p>Whoever cannot have it is told before anything is locked. Then the stock is taken by one conditional update, which
     * holds the reward until the transaction ends; what is counted after it counts every redemption of the reward, so a
     * member's limit holds as the stock does.
     */
    @Transactional(rollbackOn = Exception.class)
    Answer reserve(UUID communityId, RedeemReward request, Sender sender) throws SQLException {
        try (var connection = database.getConnection()) {
            var first = repository.findByRequest(connection, communityId, sender.requestKey());
            if (first.isPresent()) {
                return repeated(first.get(), request, sender);
            }
            if (!communities.isMember(connection, communityId, request.memberId())) {
                throw ProblemException.notFound("member", request.memberId());
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var offered = rewards.get(connection, communityId, request.rewardId());
            refuse(connection, offered, request.memberId(), now, false);
            var taken = rewards.take(connection, communityId, offered.id(), now);
            if (taken.isEmpty()) {
                refuse(connection, rewards.get(connection, communityId, offered.id()), request.memberId(), now, false);
                throw EligibilityProblems.soldOut();
            }
            refuse(connection, taken.get(), request.memberId(), now, true);
            var redemption = redemption(taken.get(), request.memberId(), sender, now);
            payments.pay(connection, redemption, sender.actor(), now);
            repository.add(connection, redemption);
            outbox.add(RedemptionNews.of(redemption, redemption.steps().getFirst()));
            return new Answer(redemption, false);
        }
    }

    private void refuse(Connection connection, Reward reward, UUID memberId, Instant now, boolean holdsOne)
            throws SQLException {
        var redeemed = counts.of(connection, reward.communityId(), memberId, List.of(reward), now);
        var standing = standings.of(connection, reward, memberId, redeemed.getOrDefault(reward.id(), 0L), now);
        for (var refusal : Refusal.of(reward, standing)) {
            if (!(holdsOne && refusal == Refusal.SOLD_OUT)) {
                throw EligibilityProblems.of(refusal, reward);
            }
        }
    }

    private Redemption redemption(Reward reward, UUID memberId, Sender sender, Instant now) {
        var kept = reward.needsApproval() ? settings.approveWithin() : settings.confirmWithin();
        var step = new Step(1, RedemptionState.RESERVED, now, sender.actor(), null, sender.requestKey());
        return new Redemption(
                reward.communityId(),
                Ids.next(),
                reward.id(),
                memberId,
                reward.kind(),
                reward.name(),
                reward.price(),
                reward.currency(),
                reward.needsApproval(),
                reward.couponSeriesId(),
                reward.unitCost(),
                now.plus(kept),
                Ids.next(),
                null,
                null,
                List.of(step));
    }

    private static Answer repeated(Redemption first, RedeemReward request, Sender sender) {
        var reservation = first.steps().getFirst();
        if (!sender.requestKey().equals(reservation.requestKey())
                || !first.rewardId().equals(request.rewardId())
                || !first.memberId().equals(request.memberId())) {
            throw RedemptionProblems.keyReused();
        }
        return new Answer(first.asOf(reservation), true);
    }
}
