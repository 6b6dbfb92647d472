package org.communityops.incentive.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.badge.Badges;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Gives badges to those who have earned them, and takes them from those who turn out not to have. The caller has locked the
 * badges, those among them that are composed of others too.
 */
@ApplicationScoped
public class Awarding {
    private static final String NOT_EARNED = "What earned it was retracted";

    private final AwardRepository repository;
    private final Badges badges;
    private final Outbox outbox;
    private final Clock clock;

    Awarding(AwardRepository repository, Badges badges, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.badges = badges;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Members whose days count otherwise than before.
     *
     * @param badges of each of them the badge
     * @param changed the first day of each that changed; any day of those without
     * @param enough those who may have earned it, which needs a closer look; the others have not
     */
    public record Counted(Map<Holder, Badge> badges, Map<Holder, LocalDate> changed, Set<Holder> enough) {
        /** Members all of whose days may count otherwise. */
        public static Counted anew(Map<Holder, Badge> badges, Set<Holder> enough) {
            return new Counted(badges, Map.of(), enough);
        }
    }

    /** Takes the closer look. */
    public interface Merits {
        /** What earned the badges; nothing of those who have not earned them. */
        Map<Holder, Merit> of(Connection connection, Map<Holder, Badge> holders) throws SQLException;
    }

    /** Compares what members have with what they have earned, and what they have of badges that are composed of those. */
    public void settle(Connection connection, Counted counted, Merits merits, List<Badge> locked) throws SQLException {
        var present = repository.of(connection, counted.badges().keySet());
        var open = new HashMap<Holder, Badge>();
        counted.badges().forEach((holder, badge) -> {
            var award = present.get(holder);
            var enough = counted.enough().contains(holder);
            var touched = counted.changed().getOrDefault(holder, LocalDate.MIN);
            // Later days cannot change what earned a badge that a member has.
            if (enough && (award == null || !award.isHeld() || !touched.isAfter(award.earnedOn()))) {
                open.put(holder, badge);
            }
        });
        var earned = merits.of(connection, open);
        var changes = new LinkedHashMap<Award, Badge>();
        counted.badges().forEach((holder, badge) -> {
            if (open.containsKey(holder) || !counted.enough().contains(holder)) {
                compare(badge, holder, present.get(holder), earned.get(holder), NOT_EARNED, changes);
            }
        });
        write(connection, present, changes);
        compose(connection, locked, changes.keySet().stream().map(Award::holder).toList());
    }

    /** Compares those that are composed of others, for the members who got or lost one of these. */
    void compose(Connection connection, List<Badge> locked, Collection<Holder> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        var moved = new HashSet<>(changed);
        // What a badge is composed of is older than it: one pass is enough.
        for (var badge : locked.stream().sorted(Badge.BY_AGE).toList()) {
            if (!badge.active() || badge.kind() != Kind.COMPOSITE) {
                continue;
            }
            var parts = badges.parts(connection, badge);
            var members = new HashSet<UUID>();
            for (var holder : moved) {
                if (holder.communityId().equals(badge.communityId()) && parts.contains(holder.badgeId())) {
                    members.add(holder.memberId());
                }
            }
            moved.addAll(compose(connection, badge, parts, members));
        }
    }

    /** Compares a badge that is composed of others, for these members; and then those that are composed of it. */
    public void compose(Connection connection, Badge badge, Collection<UUID> members, List<Badge> locked)
            throws SQLException {
        compose(connection, locked, compose(connection, badge, badges.parts(connection, badge), Set.copyOf(members)));
    }

    private Set<Holder> compose(Connection connection, Badge composed, Collection<UUID> parts, Set<UUID> members)
            throws SQLException {
        if (members.isEmpty()) {
            return Set.of();
        }
        var asked = new ArrayList<Holder>();
        var holders =
                members.stream().map(member -> Holder.of(composed, member)).toList();
        for (var member : members) {
            parts.forEach(part -> asked.add(new Holder(composed.communityId(), part, member)));
        }
        var held = repository.held(connection, asked);
        var present = repository.of(connection, holders);
        var changes = new LinkedHashMap<Award, Badge>();
        for (var holder : holders) {
            var merit = merit(composed, parts, holder.memberId(), held);
            var reason = "The member does not have all badges any more that it takes";
            compare(composed, holder, present.get(holder), merit, reason, changes);
        }
        write(connection, present, changes);
        var moved = new HashSet<Holder>();
        changes.keySet().forEach(award -> moved.add(award.holder()));
        return moved;
    }

    /** Of each part the event that completed it, in the order of the days; null when one is missing. */
    private static @Nullable Merit merit(Badge composed, Collection<UUID> parts, UUID member, Map<Holder, Merit> held) {
        var merits = new ArrayList<Merit>();
        for (var part : parts.stream().sorted().toList()) {
            var merit = held.get(new Holder(composed.communityId(), part, member));
            if (merit == null) {
                return null;
            }
            merits.add(merit);
        }
        merits.sort(Comparator.comparing(Merit::earnedOn));
        var events = merits.stream()
                .filter(merit -> !merit.evidence().isEmpty())
                .map(merit -> merit.evidence().getLast())
                .toList();
        return new Merit(merits.getLast().earnedOn(), events);
    }

    private void compare(
            Badge badge,
            Holder holder,
            @Nullable Award award,
            @Nullable Merit merit,
            String whyNot,
            Map<Award, Badge> changes) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (merit == null) {
            if (award != null && award.isHeld()) {
                changes.put(award.revokedFor(whyNot, now), badge);
            }
        } else if (award == null) {
            var first = new Award(
                    Ids.next(), holder, Award.ONCE, merit.earnedOn(), merit.evidence(), null, null, now, null);
            changes.put(first, badge);
        } else if (!award.isHeld() || !award.isEarnedBy(merit)) {
            changes.put(award.earnedBy(merit, now), badge);
        }
    }

    /** What only has other evidence than before is no news. */
    private void write(Connection connection, Map<Holder, Award> present, Map<Award, Badge> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        repository.put(connection, changes.keySet());
        var news = new ArrayList<News>();
        changes.forEach((award, badge) -> {
            var before = present.get(award.holder());
            if (before == null ? award.isHeld() : before.isHeld() != award.isHeld()) {
                news.add(AwardNews.of(badge, award));
            }
        });
        outbox.add(connection, news);
    }
}
