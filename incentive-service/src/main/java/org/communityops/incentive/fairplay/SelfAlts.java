package org.communityops.incentive.fairplay;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Self-alts (自刷小号): accounts that somebody has besides his own to react to himself.
 *
 * <p>An account is one-way when it gave at least {@code volume} reactions to others, at least {@code concentration} of them to one member, when
 * these are at least {@code dedication} of all that it did, and when that member gave it back no more than {@code return} of them. The one-way
 * accounts of a member are a farm when they are {@code accounts} or more and at least {@code dominance} of all reactions that he got are
 * theirs. The last keeps admirers of the popular out, who do little else either: they are not the only ones.
 */
@ApplicationScoped
public class SelfAlts {
    private final FairPlaySettings.Alt settings;

    SelfAlts(FairPlaySettings settings) {
        this.settings = settings.alt();
    }

    /**
     * All farms.
     *
     * @param acts how much a member did in all, reactions included
     */
    public List<Farm> find(Reactions reactions, ToLongFunction<UUID> acts) {
        var byTarget = new HashMap<UUID, Set<UUID>>();
        for (var member : reactions.members()) {
            target(reactions, member, acts.applyAsLong(member))
                    .ifPresent(target -> byTarget.computeIfAbsent(target, t -> new HashSet<>())
                            .add(member));
        }
        var farms = new ArrayList<Farm>();
        byTarget.forEach((target, accounts) -> {
            var given = accounts.stream()
                    .mapToLong(one -> to(reactions, one, target))
                    .sum();
            var done = accounts.stream().mapToLong(acts).sum();
            if (accounts.size() >= settings.accounts()
                    && accounts.size() < settings.members()
                    && given >= settings.dominance() * reactions.received(target)) {
                farms.add(new Farm(target, accounts, Math.min(1, (double) given / done)));
            }
        });
        farms.sort(Comparator.comparing(Farm::target));
        return farms;
    }

    /** The one member whom a one-way account reacts to; empty for all others. */
    private Optional<UUID> target(Reactions reactions, UUID member, long acts) {
        if (reactions.given(member) < settings.volume()) {
            return Optional.empty();
        }
        return reactions.of(member).entrySet().stream()
                .max(Map.Entry.<UUID, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() >= settings.concentration() * reactions.given(member))
                .filter(most -> most.getValue() >= settings.dedication() * acts)
                .filter(most -> to(reactions, most.getKey(), member) <= settings.returned() * most.getValue())
                .map(Map.Entry::getKey);
    }

    private static long to(Reactions reactions, UUID member, UUID target) {
        return reactions.of(member).getOrDefault(target, 0);
    }
}
