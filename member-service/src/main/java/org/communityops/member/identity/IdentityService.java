package org.communityops.member.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.Outbox;

/** The use cases of identities. Who links has made sure that the member exists. */
@ApplicationScoped
public class IdentityService {
    /** All writers take rows in this order, so that two that want the same accounts wait for, not on, each other. */
    private static final Comparator<LinkIdentity> LOCK_ORDER =
            Comparator.comparing(LinkIdentity::platform).thenComparing(LinkIdentity::externalId);

    private final IdentityRepository identities;
    private final Outbox outbox;
    private final Clock clock;

    IdentityService(IdentityRepository identities, Outbox outbox, Clock clock) {
        this.identities = identities;
        this.outbox = outbox;
        this.clock = clock;
    }

    IdentityView get(UUID communityId, String platform, String externalId) {
        return identities
                .find(communityId, platform, externalId)
                .map(IdentityView::of)
                .orElseThrow(() -> IdentityProblems.noSuchIdentity(platform, externalId));
    }

    /**
     * Links all of them or, when one belongs to another member, throws and links none. A link that exists already only
     * has its handle renewed.
     */
    @Transactional
    public void link(UUID communityId, UUID memberId, List<LinkIdentity> wanted) {
        var now = clock.instant();
        for (var identity : wanted.stream().sorted(LOCK_ORDER).toList()) {
            switch (identities.link(communityId, memberId, identity, now)) {
                case MADE -> outbox.add(IdentityNews.linked(communityId, newsOf(memberId, identity), now));
                case EXISTED -> {}
                case TAKEN -> throw IdentityProblems.taken(identity);
            }
        }
    }

    /** Takes an account from its member; 404 when it is not that member's. */
    @Transactional
    public void unlink(UUID communityId, UUID memberId, String platform, String externalId) {
        if (!identities.unlink(communityId, memberId, platform, externalId)) {
            throw IdentityProblems.noSuchIdentity(platform, externalId);
        }
        outbox.add(
                IdentityNews.unlinked(communityId, new IdentityNews(memberId, platform, externalId), clock.instant()));
    }

    /** The identities of each of the members that has some, ordered by platform and id. */
    public Map<UUID, List<LinkedIdentity>> ofMembers(UUID communityId, Collection<UUID> memberIds) {
        return identities.ofMembers(communityId, memberIds).stream()
                .collect(groupingBy(i -> i.memberId, mapping(LinkedIdentity::of, toList())));
    }

    private static IdentityNews newsOf(UUID memberId, LinkIdentity identity) {
        return new IdentityNews(memberId, identity.platform(), identity.externalId());
    }
}
