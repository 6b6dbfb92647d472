package org.communityops.incentive.earning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.earning.Unchanged.RuleDay;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What has to be rated again, after facts changed, of the rules that keep no claims: for each member and rule the days
 * whose earnings may differ. For a rule with a trigger those are the cap periods that were touched, for a streak the days
 * whose run reaches back to them.
 */
final class Scope {
    private final Map<Member, Map<Rule, NavigableSet<LocalDate>>> members = new LinkedHashMap<>();

    /**
     * What facts that changed ask for.
     *
     * @param unchanged what is left out
     */
    static Scope of(Collection<Touched> touched, Map<UUID, List<Rule>> rules, Set<RuleDay> unchanged) {
        var scope = new Scope();
        for (var one : touched) {
            var memberDay = one.memberDay();
            for (var rule : rules.getOrDefault(memberDay.communityId(), List.of())) {
                if (!rule.keepsClaims()
                        && rule.dependsOn(one.type())
                        && !unchanged.contains(new RuleDay(rule, memberDay))) {
                    scope.add(new Member(memberDay.communityId(), memberDay.memberId()), rule, memberDay.day());
                }
            }
        }
        return scope;
    }

    private void add(Member member, Rule rule, LocalDate day) {
        var days = members.computeIfAbsent(member, m -> new HashMap<>()).computeIfAbsent(rule, r -> new TreeSet<>());
        if (rule.isOfStreaks()) {
            addAll(days, day, day.plusDays(rule.longestRun()));
        } else {
            addAll(days, rule.window().first(day), rule.window().last(day));
        }
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    Map<Member, Map<Rule, NavigableSet<LocalDate>>> members() {
        return members;
    }

    /** For each member the first day on which a rule asks for its level; without those of whom none does. */
    Map<Member, LocalDate> askedLevels() {
        var first = new HashMap<Member, LocalDate>();
        members.forEach((member, rules) -> rules.forEach((rule, days) -> {
            if (rule.asksForLevel()) {
                first.merge(member, days.first(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }));
        return first;
    }

    /** The days whose earnings may differ. */
    List<Span> earnings() {
        return spans(rule -> 0);
    }

    /** The days whose events rules with a trigger look at. */
    List<Span> events() {
        return spans(rule -> rule.isOfStreaks() ? null : 0);
    }

    /** The days whose activity one streak looks at: one more than its run before each day. */
    List<Span> activity(Rule streak) {
        return spans(rule -> rule == streak ? streak.longestRun() : null);
    }

    /** How many days before its own a rule looks at; null when it is left out. */
    private interface Reach {
        @Nullable Integer of(Rule rule);
    }

    private List<Span> spans(Reach reach) {
        var spans = new ArrayList<Span>();
        members.forEach((member, rules) -> {
            var days = new TreeSet<LocalDate>();
            rules.forEach((rule, own) -> {
                var before = reach.of(rule);
                if (before != null) {
                    days.addAll(own);
                    own.forEach(day -> addAll(days, day.minusDays(before), day));
                }
            });
            spans.addAll(Span.of(member.communityId(), member.memberId(), days));
        });
        return spans;
    }

    private static void addAll(NavigableSet<LocalDate> days, LocalDate first, LocalDate last) {
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day);
        }
    }
}
