package org.communityops.incentive.merit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.award.Awarding.Merits;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.award.Merit;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.merit.ProgressRepository.Completion;

/** Finds the events that earned badges. The same facts give the same events, in whatever order they came. */
@ApplicationScoped
class Evidence implements Merits {
    private final Facts facts;
    private final ProgressRepository progress;

    Evidence(Facts facts, ProgressRepository progress) {
        this.facts = facts;
        this.progress = progress;
    }

    private record Member(UUID communityId, UUID memberId) {}

    @Override
    public Map<Holder, Merit> of(Connection connection, Map<Holder, Badge> badges) throws SQLException {
        var completions = progress.completed(connection, badges);
        var spans = new HashSet<Span>();
        var types = new HashSet<String>();
        for (var completion : completions) {
            var holder = completion.holder();
            completion.days().forEach(day -> spans.add(new Span(holder.communityId(), holder.memberId(), day, day)));
            types.addAll(badge(badges, completion).eventTypes());
        }
        var known = facts.in(connection, spans, types).stream()
                .collect(Collectors.groupingBy(fact -> new Member(fact.communityId(), fact.memberId())));
        var merits = new HashMap<Holder, Merit>();
        for (var completion : completions) {
            var holder = completion.holder();
            var own = known.getOrDefault(new Member(holder.communityId(), holder.memberId()), List.of());
            merits.put(holder, of(badge(badges, completion), completion, own));
        }
        return merits;
    }

    /** Out of the facts of a member, at least those of the days of the completion. */
    static Merit of(Badge badge, Completion completion, Collection<Fact> facts) {
        var days = Set.copyOf(completion.days());
        var counting = facts.stream()
                .filter(fact -> days.contains(fact.day()) && badge.counts(fact))
                .sorted(Fact.ORDER)
                .toList();
        var events = badge.kind() == Kind.COUNT
                ? firstOf(counting, completion.day(), badge.needed() - completion.before())
                : firstOfEachDay(counting);
        var from = Math.max(0, events.size() - Merit.MOST_EVENTS);
        return new Merit(completion.day(), events.subList(from, events.size()));
    }

    /** Of the last day so many, of the days before it all. */
    private static List<UUID> firstOf(List<Fact> counting, LocalDate lastDay, long ofLastDay) {
        var events = new ArrayList<UUID>();
        var left = ofLastDay;
        for (var fact : counting) {
            if (fact.day().isBefore(lastDay) || left-- > 0) {
                events.add(fact.eventId());
            }
        }
        return events;
    }

    private static List<UUID> firstOfEachDay(List<Fact> counting) {
        var seen = new HashSet<LocalDate>();
        return counting.stream()
                .filter(fact -> seen.add(fact.day()))
                .map(Fact::eventId)
                .toList();
    }

    private static Badge badge(Map<Holder, Badge> badges, Completion completion) {
        var badge = badges.get(completion.holder());
        if (badge == null) {
            throw new IllegalStateException("Completions are of badges that were asked for");
        }
        return badge;
    }
}
