package org.communityops.member.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.communityops.member.community.CommunityService;
import org.communityops.member.identity.IdentityService;
import org.communityops.member.identity.IdentityView;
import org.communityops.member.identity.LinkIdentity;

/** The use cases of members, each one transaction. */
@ApplicationScoped
class MemberService {
    /** How far the clocks of callers may run ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final MemberRepository members;
    private final IdentityService identities;
    private final CommunityService communities;
    private final Outbox outbox;
    private final Clock clock;

    MemberService(
            MemberRepository members,
            IdentityService identities,
            CommunityService communities,
            Outbox outbox,
            Clock clock) {
        this.members = members;
        this.identities = identities;
        this.communities = communities;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    MemberView create(UUID communityId, CreateMember request) {
        var now = clock.instant();
        var settings = request.settings(now);
        refuseFuture(settings);
        refuseRepeats(request.identities());
        communities.require(communityId);

        var member = new Member(communityId, Ids.next(), settings, now);
        members.persist(member);
        outbox.add(MemberNews.joined(communityId, MemberNews.of(member), now));
        identities.link(communityId, member.id, request.identities());
        return view(member);
    }

    @Transactional
    List<MemberView> page(UUID communityId, MemberSearch search, int limit) {
        communities.require(communityId);
        var page = members.page(communityId, search, limit);
        var accounts =
                identities.ofMembers(communityId, page.stream().map(m -> m.id).toList());
        return page.stream()
                .map(m -> MemberView.of(m, accounts.getOrDefault(m.id, List.of())))
                .toList();
    }

    @Transactional
    MemberView get(UUID communityId, UUID id) {
        return view(members.find(communityId, id).orElseThrow(() -> noSuchMember(id)));
    }

    /**
     * Changes a member; a change that changes nothing is none.
     *
     * @param expected given the present state, throws when the caller's change was made for another
     */
    @Transactional
    MemberView change(UUID communityId, UUID id, Consumer<MemberView> expected, UnaryOperator<MemberSettings> edit) {
        var member = forChange(communityId, id);
        expected.accept(view(member));
        var settings = edit.apply(member.settings());
        refuseFuture(settings);
        if (!settings.equals(member.settings())) {
            member.apply(settings);
            outbox.add(MemberNews.changed(communityId, MemberNews.of(member), clock.instant()));
        }
        return view(member);
    }

    @Transactional
    IdentityView link(UUID communityId, UUID id, LinkIdentity identity) {
        forChange(communityId, id);
        identities.link(communityId, id, List.of(identity));
        return new IdentityView(identity.platform(), identity.externalId(), id);
    }

    @Transactional
    void unlink(UUID communityId, UUID id, String platform, String externalId) {
        forChange(communityId, id);
        identities.unlink(communityId, id, platform, externalId);
    }

    private Member forChange(UUID communityId, UUID id) {
        return members.findForChange(communityId, id).orElseThrow(() -> noSuchMember(id));
    }

    private MemberView view(Member member) {
        var accounts = identities.ofMembers(member.communityId, List.of(member.id));
        return MemberView.of(member, accounts.getOrDefault(member.id, List.of()));
    }

    private void refuseFuture(MemberSettings settings) {
        if (settings.joinedAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            throw ProblemException.invalid("/joinedAt", "in-future", "nobody has joined yet in the future");
        }
    }

    private static void refuseRepeats(List<LinkIdentity> identities) {
        var seen = new HashSet<List<String>>();
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < identities.size(); i++) {
            var identity = identities.get(i);
            if (!seen.add(List.of(identity.platform(), identity.externalId()))) {
                faults.add(Fault.at("/identities/" + i, "repeated", "is named twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    private static ProblemException noSuchMember(UUID id) {
        return ProblemException.notFound("member", id);
    }
}
