package org.communityops.incentive.screening;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.fairplay.Reactions;
import org.communityops.kit.ids.Ids;

/**
 * Counts who reacted to whom. A reaction names its target as the platform knows him; who that is follows from what he did himself
 * in the period, and from the derived identifier when he did nothing.
 */
final class Tally {
    private final UUID communityId;
    private final Map<Identity, UUID> members = new HashMap<>();
    private final Map<UUID, Map<Identity, Integer>> reactions = new HashMap<>();
    private final Map<UUID, Long> acts = new HashMap<>();

    Tally(UUID communityId) {
        this.communityId = communityId;
    }

    private record Identity(String platform, String externalId) {}

    void add(Activity activity) {
        members.put(new Identity(activity.platform(), activity.subject()), activity.memberId());
        acts.merge(activity.memberId(), 1L, Long::sum);
        if (activity.target() != null) {
            reactions
                    .computeIfAbsent(activity.memberId(), member -> new HashMap<>())
                    .merge(new Identity(activity.platform(), activity.target()), 1, Integer::sum);
        }
    }

    /** Complete once everything was added. */
    Reactions reactions() {
        var resolved = new Reactions();
        reactions.forEach(
                (member, targets) -> targets.forEach((target, count) -> resolved.add(member, resolve(target), count)));
        return resolved;
    }

    /** How much a member did, reactions included. */
    long acts(UUID member) {
        return acts.getOrDefault(member, 0L);
    }

    /** The member whom somebody reacted to. */
    UUID resolve(String platform, String externalId) {
        return resolve(new Identity(platform, externalId));
    }

    private UUID resolve(Identity identity) {
        var known = members.get(identity);
        return known != null ? known : Ids.derived(communityId, identity.platform(), identity.externalId());
    }
}
