package org.communityops.kit.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param keyId names the key; the principal of idempotency and limits
 * @param everywhere whether the key holds every community
 * @param communities the communities of a key that does not
 * @param scopes the permissions that the key is narrowed to; null when it has all of its kind
 */
public record Caller(
        String keyId,
        KeyKind kind,
        boolean everywhere,
        Set<UUID> communities,
        @Nullable Set<String> scopes) {
    public Caller {
        communities = Set.copyOf(communities);
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** Whether the caller may know of a community. */
    public boolean mayEnter(UUID communityId) {
        return everywhere || communities.contains(communityId);
    }

    boolean isNarrowedTo(String permission) {
        return scopes == null || scopes.contains(permission);
    }
}
