package org.communityops.member.key;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.jspecify.annotations.Nullable;

/**
 * What a key is to be good for.
 *
 * @param scopes the permissions that it is narrowed to; null when it has all of its kind
 */
record Grant(
        String name,
        KeyKind kind,
        KeyCommunities communities,
        @Nullable List<String> scopes,
        Instant expiresAt) {

    /** Whether nobody could do more, or in more communities, with this key than the caller can already. */
    boolean isWithin(Caller caller) {
        return communities.isWithin(caller.everywhere(), caller.communities()) && isWithin(caller.scopes());
    }

    private boolean isWithin(@Nullable Set<String> own) {
        return own == null || (scopes != null && own.containsAll(scopes));
    }
}
