package org.communityops.incentive.fairplay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reaction rings (互赞圈): members whose reactions go to each other far more than anybody else's go to them.
 *
 * <p>A member is tied to another by at least {@code tie-reactions} reactions to him that are at least {@code tie-share} of all he gave. A
 * ring is a strongly connected component of the ties, so that reactions come back to everybody, directly or in a circle, of
 * two to {@code members} members, in which each member gives at least {@code volume} reactions to the others, these are
 * at least {@code member-concentration} of all he gave and at least {@code concentration} of all that the ring gave together, and both parts
 * are at least {@code lift} times the part of its reactions that the rest of the community gives to the ring. The last keeps a
 * small community, or its popular core, from being its own ring.
 *
 * <p>Members of a component who fall short are taken out and the rest is looked at again, and so is the least concentrated member
 * when only the ring as a whole falls short; a component that is too large is taken apart by doubling {@code tie-share}, up to
 * one half.
 */
@ApplicationScoped
public class Rings {
    private static final double STRICTEST = 0.5;

    private final FairPlaySettings.Ring settings;

    Rings(FairPlaySettings settings) {
        this.settings = settings.ring();
    }

    /** All rings; no member is in two of them. */
    public List<Ring> find(Reactions reactions) {
        var rings = new ArrayList<Ring>();
        var candidates = reactions.members().stream()
                .filter(member -> reactions.given(member) >= settings.volume())
                .collect(Collectors.toSet());
        search(reactions, candidates, settings.tieShare(), rings);
        return rings;
    }

    /** Ends, since each step has fewer members or stricter ties. */
    private void search(Reactions reactions, Set<UUID> members, double tieShare, List<Ring> rings) {
        for (var group : StrongComponents.of(ties(reactions, members, tieShare))) {
            if (group.size() > settings.members()) {
                if (tieShare * 2 <= STRICTEST) {
                    search(reactions, group, tieShare * 2, rings);
                }
            } else if (group.size() > 1) {
                var close = close(reactions, group);
                if (close.size() == group.size()) {
                    rings.add(new Ring(group, score(reactions, group)));
                } else if (close.size() > 1) {
                    search(reactions, close, tieShare, rings);
                }
            }
        }
    }

    private Map<UUID, List<UUID>> ties(Reactions reactions, Set<UUID> members, double tieShare) {
        var ties = new HashMap<UUID, List<UUID>>();
        for (var member : members) {
            var least = Math.max(settings.tieReactions(), tieShare * reactions.given(member));
            ties.put(
                    member,
                    reactions.of(member).entrySet().stream()
                            .filter(target -> target.getValue() >= least && members.contains(target.getKey()))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        return ties;
    }

    /** Those of a group who give enough to its others: all of them when it is a ring. */
    private Set<UUID> close(Reactions reactions, Set<UUID> group) {
        var byLift = settings.lift() * reactions.shareFromOthers(group);
        var close = group.stream()
                .filter(member -> reactions.within(member, group) >= settings.volume())
                .filter(member -> share(reactions, member, group) >= Math.max(settings.memberConcentration(), byLift))
                .collect(Collectors.toSet());
        if (close.size() == group.size() && score(reactions, group) < Math.max(settings.concentration(), byLift)) {
            close.remove(Collections.min(
                    group,
                    Comparator.<UUID>comparingDouble(member -> share(reactions, member, group))
                            .thenComparing(Comparator.naturalOrder())));
        }
        return close;
    }

    private static double share(Reactions reactions, UUID member, Set<UUID> group) {
        return (double) reactions.within(member, group) / reactions.given(member);
    }

    private static double score(Reactions reactions, Set<UUID> group) {
        var within = 0L;
        var given = 0L;
        for (var member : group) {
            within += reactions.within(member, group);
            given += reactions.given(member);
        }
        return (double) within / given;
    }
}
