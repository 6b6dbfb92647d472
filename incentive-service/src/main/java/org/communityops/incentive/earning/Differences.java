package org.communityops.incentive.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.earning.Scope.MemberKey;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rule.Rule;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** Compares what occasions are worth with what was paid for them. Pure: everything it needs is handed over. */
final class Differences {
    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::occurredAt)
            .thenComparing(d -> d.after().occasion())
            .thenComparing(d -> d.rule().id());

    private final Map<UUID, ZoneId> zones;
    private final Map<MemberKey, List<Fact>> facts;
    private final Map<UUID, Map<MemberKey, Set<LocalDate>>> active = new HashMap<>();
    private final Map<RuleKey, Map<String, Earning>> paid = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();

    /** A rule as far as it concerns one member. */
    private record RuleKey(MemberKey member, UUID ruleId) {}

    Differences(Map<UUID, ZoneId> zones, Collection<Fact> facts, Collection<Earning> paid) {
        this.zones = zones;
        this.facts = facts.stream()
                .collect(Collectors.groupingBy(fact -> new MemberKey(fact.communityId(), fact.memberId())));
        for (var earning : paid) {
            var member = new MemberKey(earning.communityId(), earning.memberId());
            this.paid
                    .computeIfAbsent(new RuleKey(member, earning.ruleId()), k -> new LinkedHashMap<>())
                    .put(earning.occasion(), earning);
        }
    }

    /** Makes the active days known that a streak rule looks at. */
    void active(Rule streak, Collection<MemberDay> days) {
        var byMember = active.computeIfAbsent(streak.id(), r -> new HashMap<>());
        for (var day : days) {
            byMember.computeIfAbsent(new MemberKey(day.communityId(), day.memberId()), m -> new HashSet<>())
                    .add(day.day());
        }
    }

    /** All differences within a scope, in the order in which the occasions happened. */
    List<Difference> in(Scope scope) {
        scope.members().forEach((member, rules) -> rules.forEach((rule, days) -> compare(member, rule, days)));
        found.sort(ORDER);
        return found;
    }

    private void compare(MemberKey member, Rule rule, NavigableSet<LocalDate> days) {
        var earlier = paid.getOrDefault(new RuleKey(member, rule.id()), Map.of());
        var seen = new HashSet<String>();
        for (var rated : rate(member, rule, days)) {
            if (days.contains(rated.day())) {
                seen.add(rated.occasion());
                compare(member, rule, rated, earlier.get(rated.occasion()));
            }
        }
        for (var earning : earlier.values()) {
            if (days.contains(earning.day()) && !seen.contains(earning.occasion())) {
                change(rule, earning, 0, startOf(earning.communityId(), earning.day()), false);
            }
        }
    }

    private List<Rated> rate(MemberKey member, Rule rule, NavigableSet<LocalDate> days) {
        if (rule.definition().streak() == null) {
            return Rating.ofEvents(rule, facts.getOrDefault(member, List.of()));
        }
        var activeDays = active.getOrDefault(rule.id(), Map.of()).getOrDefault(member, Set.of());
        return Rating.ofStreaks(rule, member.memberId(), activeDays, days);
    }

    private void compare(MemberKey member, Rule rule, Rated rated, @Nullable Earning earning) {
        var fact = rated.fact();
        var communityId = member.communityId();
        var occurredAt = fact == null ? startOf(communityId, rated.day()) : fact.time();
        if (earning != null) {
            change(rule, earning, rated.amount(), occurredAt, fact != null && fact.retracted());
        } else if (rated.amount() != 0) {
            var first = new Earning(
                    communityId,
                    rated.memberId(),
                    rated.day(),
                    rule.id(),
                    rated.occasion(),
                    rule.version(),
                    fact == null ? null : fact.eventId(),
                    rated.amount(),
                    1,
                    Ids.next(),
                    false);
            found.add(new Difference(rule, null, first, occurredAt, false));
        }
    }

    private void change(Rule rule, Earning paid, long worth, Instant occurredAt, boolean retracted) {
        if (paid.withdrawn() || paid.amount() == worth) {
            return;
        }
        var after = new Earning(
                paid.communityId(),
                paid.memberId(),
                paid.day(),
                paid.ruleId(),
                paid.occasion(),
                rule.version(),
                paid.eventId(),
                worth,
                paid.revision() + 1,
                paid.transactionId(),
                false);
        found.add(new Difference(rule, paid, after, occurredAt, retracted));
    }

    private Instant startOf(UUID communityId, LocalDate day) {
        return day.atStartOfDay(zones.getOrDefault(communityId, ZoneOffset.UTC)).toInstant();
    }
}
