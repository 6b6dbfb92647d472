package org.communityops.incentive.earning;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.claim.AskedLevels;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.rating.ActiveDays;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.Rule;

/** Compares what occasions are worth with what was paid for them. Pure: everything it needs is handed over. */
final class Differences {
    private final Map<UUID, ZoneId> zones;
    private final Map<Member, List<Fact>> facts;
    private final AskedLevels levels;
    private final Map<Rule, ActiveDays> active = new HashMap<>();
    private final Map<RuleKey, Map<String, Earning>> paid = new HashMap<>();
    private final List<Difference> found = new ArrayList<>();

    /** A rule as far as it concerns one member. */
    private record RuleKey(Member member, UUID ruleId) {}

    Differences(Map<UUID, ZoneId> zones, Collection<Fact> facts, Collection<Earning> paid, AskedLevels levels) {
        this.zones = zones;
        this.levels = levels;
        this.facts =
                facts.stream().collect(Collectors.groupingBy(fact -> new Member(fact.communityId(), fact.memberId())));
        for (var earning : paid) {
            var member = new Member(earning.communityId(), earning.memberId());
            this.paid
                    .computeIfAbsent(new RuleKey(member, earning.ruleId()), k -> new LinkedHashMap<>())
                    .put(earning.occasion(), earning);
        }
    }

    /** Makes the active days known that a streak rule looks at. */
    void active(Rule streak, Activity activity, Collection<MemberDay> days) {
        active.computeIfAbsent(streak, r -> new ActiveDays()).add(activity, days);
    }

    /** All differences within a scope. */
    List<Difference> in(Scope scope) {
        scope.members().forEach((member, rules) -> rules.forEach((rule, days) -> compare(member, rule, days)));
        return found;
    }

    private void compare(Member member, Rule rule, NavigableSet<LocalDate> days) {
        var earlier = paid.getOrDefault(new RuleKey(member, rule.id()), Map.of());
        var seen = new HashSet<String>();
        for (var rated : rate(member, rule, days)) {
            if (days.contains(rated.day())) {
                seen.add(rated.occasion());
                compare(rated, earlier);
            }
        }
        for (var earning : earlier.values()) {
            if (days.contains(earning.day()) && !seen.contains(earning.occasion())) {
                var start = earning.day().atStartOfDay(zone(member)).toInstant();
                found.addAll(Difference.of(
                        rule, rule.version(earning.ruleVersion()), earning, Occasion.of(earning, start), 0));
            }
        }
    }

    private void compare(Rated rated, Map<String, Earning> earlier) {
        var rule = rated.rule();
        var earning = earlier.get(rated.occasion());
        var version = rated.version();
        if (version == null) {
            version = earning == null ? rule.latest() : rule.version(earning.ruleVersion());
        }
        found.addAll(Difference.of(rule, version, earning, Occasion.of(rated), rated.amount()));
    }

    private List<Rated> rate(Member member, Rule rule, NavigableSet<LocalDate> days) {
        var usage = new Usage(rule.ownPeriods());
        var level = levels.of(rule, member.memberId());
        if (!rule.isOfStreaks()) {
            return Rating.ofEvents(rule, facts.getOrDefault(member, List.of()), usage, level);
        }
        Map<Activity, Set<LocalDate>> own =
                active.getOrDefault(rule, new ActiveDays()).of(member);
        return Rating.ofStreaks(rule, member.memberId(), own, days, zone(member), usage, level);
    }

    private ZoneId zone(Member member) {
        return zones.getOrDefault(member.communityId(), ZoneOffset.UTC);
    }
}
