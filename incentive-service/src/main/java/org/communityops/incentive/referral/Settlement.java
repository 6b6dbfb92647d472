package org.communityops.incentive.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.referral.Referral.Refusal;
import org.communityops.incentive.referral.Referral.State;
import org.communityops.incentive.referralprogramme.ReferralProgramme;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/**
 * Makes referrals and keeps them what the facts say. Whoever calls it has locked the programme of the community, so that no two
 * decide about the same inviter or invitee at once.
 */
@ApplicationScoped
class Settlement {
    private final ReferralRepository repository;
    private final Evidence evidence;
    private final ReferralPayments payments;

    Settlement(ReferralRepository repository, Evidence evidence, ReferralPayments payments) {
        this.repository = repository;
        this.evidence = evidence;
        this.payments = payments;
    }

    /** Records an invitation by the terms of the programme; empty when its event was recorded before. */
    Optional<Referral> record(Connection connection, ReferralProgramme programme, Invitation invitation, Instant now)
            throws SQLException {
        var community = invitation.communityId();
        var joined = evidence.joinedAt(connection, community, invitation.inviteeId());
        var startsAt = joined.orElse(invitation.acceptedAt());
        var refusal = refusal(connection, programme, invitation, startsAt).orElse(null);
        var referral = new Referral(
                Ids.next(),
                invitation.inviterId(),
                invitation.inviteeId(),
                refusal == null ? State.PENDING : State.REFUSED,
                refusal,
                invitation.eventId(),
                invitation.acceptedAt(),
                startsAt,
                programme.deadline(startsAt),
                programme.eventType(),
                programme.eventCount(),
                programme.currency(),
                programme.inviterPoints(),
                programme.inviteePoints(),
                null,
                null,
                null,
                1,
                now);
        return repository.add(connection, community, referral, invitation.requestKey())
                ? Optional.of(referral)
                : Optional.empty();
    }

    private Optional<Refusal> refusal(
            Connection connection, ReferralProgramme programme, Invitation invitation, Instant joined)
            throws SQLException {
        var community = invitation.communityId();
        if (invitation.inviterId().equals(invitation.inviteeId())) {
            return Optional.of(Refusal.SELF_REFERRAL);
        }
        if (evidence.isReferred(connection, community, invitation.inviteeId())) {
            return Optional.of(Refusal.ALREADY_REFERRED);
        }
        if (evidence.cameBy(connection, community, invitation.inviterId(), invitation.inviteeId())) {
            return Optional.of(Refusal.RING);
        }
        return programme.isNew(joined, invitation.acceptedAt()) ? Optional.empty() : Optional.of(Refusal.NOT_NEW);
    }

    /** Brings a referral to the state that follows from the facts, and returns the news of points that moved. */
    List<News> settle(Connection connection, UUID communityId, ReferralProgramme programme, UUID id, Instant now)
            throws SQLException {
        var referral = repository.lock(connection, communityId, id).orElseThrow();
        var invite = referral.eventId();
        if (invite != null && evidence.isRetracted(connection, communityId, invite)) {
            return end(connection, communityId, referral, referral.refused(Refusal.INVITE_RETRACTED), now);
        }
        var by = evidence.qualification(connection, communityId, referral);
        return switch (referral.state()) {
            case REFUSED -> List.of();
            case QUALIFIED ->
                by.isPresent()
                        ? List.of()
                        : end(
                                connection,
                                communityId,
                                referral,
                                referral.unpaid(referral.deadline().isAfter(now) ? State.PENDING : State.EXPIRED),
                                now);
            case PENDING, EXPIRED ->
                by.isPresent() ? qualify(connection, communityId, programme, referral, by.get(), now) : List.of();
        };
    }

    private List<News> qualify(
            Connection connection,
            UUID communityId,
            ReferralProgramme programme,
            Referral referral,
            Referral.Qualification by,
            Instant now)
            throws SQLException {
        if (isCapReached(connection, communityId, programme, referral.inviterId(), by.day())) {
            repository.put(connection, communityId, referral.refused(Refusal.CAP_REACHED));
            return List.of();
        }
        var paid = payments.pay(connection, communityId, referral, by, now);
        repository.put(connection, communityId, referral.qualified(by, paid.transactionId()));
        return paid.news();
    }

    private boolean isCapReached(
            Connection connection, UUID communityId, ReferralProgramme programme, UUID inviterId, LocalDate day)
            throws SQLException {
        var total = programme.totalCap();
        if (total != null && evidence.qualified(connection, communityId, inviterId) >= total) {
            return true;
        }
        var most = programme.periodCap();
        var period = programme.capPeriod();
        return most != null
                && period != null
                && evidence.qualified(connection, communityId, inviterId, period, day) >= most;
    }

    /** Writes a state in which nothing is paid, after taking back what was. */
    private List<News> end(Connection connection, UUID communityId, Referral before, Referral after, Instant now)
            throws SQLException {
        if (before.state() == State.REFUSED) {
            return List.of();
        }
        var news = before.state() == State.QUALIFIED
                ? payments.takeBack(connection, communityId, before, now)
                : List.<News>of();
        repository.put(connection, communityId, after);
        return news;
    }
}
