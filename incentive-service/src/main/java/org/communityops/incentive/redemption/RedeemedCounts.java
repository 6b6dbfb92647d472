package org.communityops.incentive.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.redemption.RedemptionRepository.Since;
import org.communityops.incentive.reward.Reward;

/** How many of rewards members have, in the periods of their limits. */
@ApplicationScoped
public class RedeemedCounts {
    private final RedemptionRepository repository;
    private final Communities communities;

    RedeemedCounts(RedemptionRepository repository, Communities communities) {
        this.repository = repository;
        this.communities = communities;
    }

    /** By reward; those that a member has none of, or that have no limit, are left out. */
    public Map<UUID, Long> of(
            Connection connection, UUID communityId, UUID memberId, Collection<Reward> rewards, Instant now)
            throws SQLException {
        if (rewards.stream().allMatch(reward -> reward.limit().isEmpty())) {
            return Map.of();
        }
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        var since = rewards.stream()
                .flatMap(reward -> reward.limit().map(limit -> new Since(reward.id(), limit.since(now, zone))).stream())
                .toList();
        return repository.redeemed(connection, communityId, memberId, since);
    }
}
