package org.communityops.incentive.award;

import java.util.UUID;
import org.communityops.incentive.badge.Badge;

/** A member as far as one badge is concerned. */
public record Holder(UUID communityId, UUID badgeId, UUID memberId) {
    public static Holder of(Badge badge, UUID memberId) {
        return new Holder(badge.communityId(), badge.id(), memberId);
    }
}
