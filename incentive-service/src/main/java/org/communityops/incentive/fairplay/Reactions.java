package org.communityops.incentive.fairplay;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who reacted to whom how often. Reactions to oneself are left out: nobody is paid for them. */
public final class Reactions {
    private final Map<UUID, Map<UUID, Integer>> from = new HashMap<>();
    private final Map<UUID, Long> given = new HashMap<>();
    private final Map<UUID, Long> received = new HashMap<>();
    private long total;

    public void add(UUID member, UUID target, int reactions) {
        if (!member.equals(target)) {
            from.computeIfAbsent(member, m -> new HashMap<>()).merge(target, reactions, Integer::sum);
            given.merge(member, (long) reactions, Long::sum);
            received.merge(target, (long) reactions, Long::sum);
            total += reactions;
        }
    }

    /** Everybody who reacted. */
    Set<UUID> members() {
        return from.keySet();
    }

    /** Whom a member reacted to, and how often. */
    Map<UUID, Integer> of(UUID member) {
        return from.getOrDefault(member, Map.of());
    }

    /** How often a member reacted. */
    long given(UUID member) {
        return given.getOrDefault(member, 0L);
    }

    /** How many reactions a member got. */
    long received(UUID member) {
        return received.getOrDefault(member, 0L);
    }

    /** How often a member reacted to others of a group. */
    long within(UUID member, Set<UUID> group) {
        return group.stream()
                .mapToLong(target -> of(member).getOrDefault(target, 0))
                .sum();
    }

    /** The part of everybody else's reactions that goes to a group; 1 when there is nobody else. */
    double shareFromOthers(Set<UUID> group) {
        var inside = 0L;
        var givenByGroup = 0L;
        var receivedByGroup = 0L;
        for (var member : group) {
            inside += within(member, group);
            givenByGroup += given(member);
            receivedByGroup += received.getOrDefault(member, 0L);
        }
        return total == givenByGroup ? 1 : (double) (receivedByGroup - inside) / (total - givenByGroup);
    }
}
