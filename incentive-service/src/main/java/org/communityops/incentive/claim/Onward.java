package org.communityops.incentive.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.rule.Rule;

/** What a member can claim under a rule that keeps claims, from a day on. */
public record Onward(Rule rule, UUID memberId, LocalDate day) {
    /** What has to be rated again after facts changed: everything of a member from the first day that was touched. */
    public static List<Onward> of(Collection<Touched> touched, Map<UUID, List<Rule>> rules) {
        var since = new LinkedHashMap<Rule, Map<UUID, LocalDate>>();
        for (var one : touched) {
            var memberDay = one.memberDay();
            for (var rule : rules.getOrDefault(memberDay.communityId(), List.of())) {
                if (rule.keepsClaims() && rule.dependsOn(one.type())) {
                    since.computeIfAbsent(rule, r -> new HashMap<>())
                            .merge(memberDay.memberId(), memberDay.day(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        }
        var positions = new ArrayList<Onward>();
        since.forEach(
                (rule, members) -> members.forEach((member, day) -> positions.add(new Onward(rule, member, day))));
        return positions;
    }
}
