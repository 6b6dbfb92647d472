package org.communityops.incentive.referral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.fact.Arrival;
import org.communityops.incentive.fact.FactListener;
import org.communityops.incentive.fact.Facts.Recorded;
import org.communityops.incentive.referral.Evidence.Concerned;
import org.communityops.incentive.referralprogramme.ReferralProgramme;
import org.communityops.incentive.referralprogramme.ReferralProgrammes;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;

/**
 * Follows what happens: accepted invitations become referrals, and referrals what the facts say, in the transaction that
 * brought the facts.
 */
@ApplicationScoped
class InvitationListener implements FactListener {
    private final Communities communities;
    private final ReferralProgrammes programmes;
    private final Settlement settlement;
    private final Evidence evidence;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    InvitationListener(
            Communities communities,
            ReferralProgrammes programmes,
            Settlement settlement,
            Evidence evidence,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.communities = communities;
        this.programmes = programmes;
        this.settlement = settlement;
        this.evidence = evidence;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** What a page means for one community. */
    private record Work(List<Invitation> invitations, List<UUID> referrals) {}

    @Override
    public void recorded(Connection connection, Recorded recorded) throws SQLException {
        var work = new TreeMap<UUID, Work>();
        for (var arrival : recorded.added()) {
            if (arrival.type().equals(Invitation.ACCEPTED) && !arrival.retracted()) {
                invitation(arrival)
                        .ifPresent(
                                one -> of(work, one.communityId()).invitations().add(one));
            }
        }
        for (Concerned one : evidence.concerned(connection, recorded.touched())) {
            of(work, one.communityId()).referrals().add(one.id());
        }
        if (work.isEmpty()) {
            return;
        }
        // The community before its programme, and both before any wallet: in this order does rating lock them, too.
        communities.lock(connection, work.keySet());
        var news = new ArrayList<News>();
        for (var one : work.entrySet()) {
            var programme = programmes.lock(connection, one.getKey());
            if (programme.isPresent()) {
                news.addAll(apply(connection, one.getKey(), programme.get(), one.getValue()));
            }
        }
        outbox.add(connection, news);
    }

    private List<News> apply(Connection connection, UUID communityId, ReferralProgramme programme, Work work)
            throws SQLException {
        var now = now();
        var referrals = new ArrayList<>(work.referrals());
        if (programme.active()) {
            // Who invites somebody does something, so it can hold points, whatever else is known of it by then.
            communities.addMembers(
                    connection,
                    work.invitations().stream()
                            .map(one -> new Member(communityId, one.inviterId()))
                            .collect(Collectors.toSet()));
            for (var invitation : work.invitations()) {
                settlement.record(connection, programme, invitation, now).ifPresent(made -> referrals.add(made.id()));
            }
        }
        var news = new ArrayList<News>();
        for (var id : referrals) {
            news.addAll(settlement.settle(connection, communityId, programme, id, now));
        }
        return news;
    }

    private Optional<Invitation> invitation(Arrival arrival) {
        try {
            return Invitation.of(arrival, json.readTree(arrival.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of an event are not JSON", e);
        }
    }

    private static Work of(TreeMap<UUID, Work> work, UUID communityId) {
        return work.computeIfAbsent(communityId, id -> new Work(new ArrayList<>(), new ArrayList<>()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
