package org.communityops.member.identity;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;

/**
 * Whose account it is: the body of {@code identity.linked} and {@code identity.unlinked}. The handle stays here: it is
 * personal and nobody else needs it.
 */
public record IdentityNews(UUID memberId, String platform, String externalId) {

    /** The account belongs to the member from now on. */
    public static News linked(UUID communityId, IdentityNews identity, Instant at) {
        return news("identity.linked", communityId, identity, at);
    }

    static News unlinked(UUID communityId, IdentityNews identity, Instant at) {
        return news("identity.unlinked", communityId, identity, at);
    }

    private static News news(String type, UUID communityId, IdentityNews identity, Instant at) {
        return News.of(Ids.next(), communityId, type, identity.memberId.toString(), at, identity);
    }
}
