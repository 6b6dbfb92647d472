package org.communityops.incentive.actor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who takes a step.
 *
 * @param keyId the key that is used
 * @param memberId the person behind it, when the request names one
 */
public record Actor(String keyId, @Nullable UUID memberId) {
    /** Whether both use one key, or are one person with two keys. */
    public boolean isSameAs(Actor other) {
        return keyId.equals(other.keyId) || memberId != null && memberId.equals(other.memberId);
    }
}
