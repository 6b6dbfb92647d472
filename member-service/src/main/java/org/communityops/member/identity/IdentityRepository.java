package org.communityops.member.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identities in the database, always within one community. */
@ApplicationScoped
class IdentityRepository implements PanacheRepositoryBase<Identity, Identity.Key> {
    /**
     * Inserts the link, or renews its handle when the member has the account already; returns nothing when another
     * has it. {@code xmax} is 0 on rows that were inserted, not updated.
     */
    private static final String LINK = """
            insert into identity (community_id, platform, external_id, member_id, handle, linked_at)
            values (?1, ?2, ?3, ?4, cast(?5 as text), ?6)
            on conflict (community_id, platform, external_id) do update
                set handle = coalesce(excluded.handle, identity.handle)
                where identity.member_id = excluded.member_id
            returning xmax = 0
            """;

    /** What became of a link. */
    enum Link {
        MADE,
        EXISTED,
        TAKEN
    }

    Link link(UUID communityId, UUID memberId, LinkIdentity identity, Instant at) {
        var rows = getEntityManager()
                .createNativeQuery(LINK, Boolean.class)
                .setParameter(1, communityId)
                .setParameter(2, identity.platform())
                .setParameter(3, identity.externalId())
                .setParameter(4, memberId)
                .setParameter(5, identity.handle())
                .setParameter(6, at)
                .getResultList();
        if (rows.isEmpty()) {
            return Link.TAKEN;
        }
        return Boolean.TRUE.equals(rows.getFirst()) ? Link.MADE : Link.EXISTED;
    }

    boolean unlink(UUID communityId, UUID memberId, String platform, String externalId) {
        return delete(
                        "communityId = ?1 and platform = ?2 and externalId = ?3 and memberId = ?4",
                        communityId,
                        platform,
                        externalId,
                        memberId)
                > 0;
    }

    Optional<Identity> find(UUID communityId, String platform, String externalId) {
        return findByIdOptional(new Identity.Key(communityId, platform, externalId));
    }

    List<Identity> ofMembers(UUID communityId, Collection<UUID> memberIds) {
        return list("communityId = ?1 and memberId in ?2 order by platform, externalId", communityId, memberIds);
    }
}
