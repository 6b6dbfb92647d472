package org.communityops.incentive.redemption;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.coupon.Coupons;
import org.communityops.incentive.couponseries.SeriesService;
import org.communityops.incentive.reward.Rewards;
import org.communityops.incentive.transition.InvalidTransition;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Leads redemptions from their reservation to their end; each step commits with all that it does. */
@ApplicationScoped
class Redemptions {
    private final RedemptionRepository repository;
    private final Payments payments;
    private final Rewards rewards;
    private final Coupons coupons;
    private final SeriesService series;
    private final Outbox outbox;
    private final AgroalDataSource database;
    private final Clock clock;

    Redemptions(
            RedemptionRepository repository,
            Payments payments,
            Rewards rewards,
            Coupons coupons,
            SeriesService series,
            Outbox outbox,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.payments = payments;
        this.rewards = rewards;
        this.coupons = coupons;
        this.series = series;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    /** What a request wants of a redemption that is locked for it. */
    private interface Wish {
        Redemption apply(Connection connection, Redemption redemption, Instant now) throws SQLException;
    }

    /** The member wants it; a coupon is issued with it. */
    @Transactional(rollbackOn = Exception.class)
    Answer confirm(UUID communityId, UUID id, Sender sender) throws SQLException {
        return step(communityId, id, sender, (connection, redemption, now) -> {
            if (redemption.approval()) {
                throw InvalidTransition.of("This redemption needs an approval, not a confirmation");
            }
            return confirmed(connection, redemption, sender, now);
        });
    }

    /** Somebody else than who asked for it agrees. */
    @Transactional(rollbackOn = Exception.class)
    Answer approve(UUID communityId, UUID id, Sender sender) throws SQLException {
        return step(communityId, id, sender, (connection, redemption, now) -> {
            requireApproval(redemption);
            if (sender.actor().equals(redemption.requestedBy())) {
                throw RedemptionProblems.ownRequest();
            }
            return confirmed(connection, redemption, sender, now);
        });
    }

    /** An approval is refused; points and stock are returned. */
    @Transactional(rollbackOn = Exception.class)
    Answer reject(UUID communityId, UUID id, String reason, Sender sender) throws SQLException {
        return step(communityId, id, sender, (connection, redemption, now) -> {
            requireApproval(redemption);
            var rejected = redemption.go(RedemptionState.REJECTED, now, sender.actor(), reason, sender.requestKey());
            return returned(connection, rejected, sender.actor(), now);
        });
    }

    /** The member has it. */
    @Transactional(rollbackOn = Exception.class)
    Answer fulfil(UUID communityId, UUID id, @Nullable String note, Sender sender) throws SQLException {
        return step(
                communityId,
                id,
                sender,
                (connection, redemption, now) ->
                        redemption.go(RedemptionState.FULFILLED, now, sender.actor(), note, sender.requestKey()));
    }

    /** Taken back; points and stock are returned. A bot takes back only what is not confirmed yet. */
    @Transactional(rollbackOn = Exception.class)
    Answer cancel(UUID communityId, UUID id, String reason, Sender sender) throws SQLException {
        return step(communityId, id, sender, (connection, redemption, now) -> {
            if (redemption.state() == RedemptionState.CONFIRMED
                    && sender.caller().kind() == KeyKind.BOT) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN, "It is confirmed already; an operator can still cancel it");
            }
            var cancelled = redemption.go(RedemptionState.CANCELLED, now, sender.actor(), reason, sender.requestKey());
            return returned(connection, cancelled, sender.actor(), now);
        });
    }

    /** Cancels a reservation whose time is over; false when it is not, or is no reservation any more. */
    @Transactional(rollbackOn = Exception.class)
    boolean lapse(UUID communityId, UUID id, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            var redemption = repository.lock(connection, communityId, id).orElseThrow();
            if (!redemption.hasLapsed(now)) {
                return false;
            }
            var cancelled = redemption.go(RedemptionState.CANCELLED, now, null, "Not confirmed in time", null);
            save(connection, returned(connection, cancelled, null, now), redemption);
            return true;
        }
    }

    private Answer step(UUID communityId, UUID id, Sender sender, Wish wish) throws SQLException {
        try (var connection = database.getConnection()) {
            var first = repeated(connection, communityId, id, sender);
            if (first.isPresent()) {
                return first.get();
            }
            var redemption =
                    repository.lock(connection, communityId, id).orElseThrow(() -> RedemptionProblems.none(id));
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var further = wish.apply(connection, redemption, now);
            save(connection, further, redemption);
            return new Answer(further, false);
        }
    }

    private Optional<Answer> repeated(Connection connection, UUID communityId, UUID id, Sender sender)
            throws SQLException {
        var first = repository.findByRequest(connection, communityId, sender.requestKey());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var step = first.get().steps().stream()
                .filter(s -> sender.requestKey().equals(s.requestKey()))
                .findFirst()
                .orElseThrow();
        if (!first.get().id().equals(id) || step.state() == RedemptionState.RESERVED) {
            throw RedemptionProblems.keyReused();
        }
        return Optional.of(new Answer(first.get().asOf(step), true));
    }

    private Redemption confirmed(Connection connection, Redemption redemption, Sender sender, Instant now)
            throws SQLException {
        if (redemption.hasLapsed(now)) {
            throw InvalidTransition.of("The reservation ended at " + redemption.expiresAt());
        }
        var seriesId = redemption.couponSeriesId();
        if (seriesId == null) {
            return redemption.go(RedemptionState.CONFIRMED, now, sender.actor(), null, sender.requestKey());
        }
        var confirmed = redemption.go(RedemptionState.CONFIRMED, now, sender.actor(), null, null);
        var coupon = coupons.issue(
                connection,
                series.get(connection, redemption.communityId(), seriesId),
                redemption.memberId(),
                "redemption:" + redemption.id(),
                now);
        return confirmed
                .go(RedemptionState.FULFILLED, now, sender.actor(), null, sender.requestKey())
                .issued(coupon.id());
    }

    /** Stock before points, as a reservation takes them: two that cross each other would wait for each other. */
    private Redemption returned(Connection connection, Redemption ended, @Nullable String actor, Instant now)
            throws SQLException {
        rewards.giveBack(connection, ended.communityId(), ended.rewardId());
        return ended.refunded(payments.refund(connection, ended, actor, now));
    }

    private void save(Connection connection, Redemption further, Redemption before) throws SQLException {
        repository.save(connection, further, before);
        further.steps().stream()
                .skip(before.steps().size())
                .map(step -> RedemptionNews.of(further, step))
                .forEach(outbox::add);
    }

    private static void requireApproval(Redemption redemption) {
        if (!redemption.approval()) {
            throw InvalidTransition.of("This redemption needs no approval");
        }
    }
}
