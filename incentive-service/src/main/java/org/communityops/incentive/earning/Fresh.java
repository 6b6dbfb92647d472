package org.communityops.incentive.earning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communityops.incentive.fact.Arrival;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.rule.Rule;

/**
 * A member-day with what is new on it, by type.
 *
 * @param arrivals the new events
 * @param others types of which something else has changed too: an event was retracted, or a rule has to be rated again
 */
record Fresh(MemberDay memberDay, Map<String, List<Arrival>> arrivals, Set<String> others) {

    /** The member-days on which something is new. */
    static Collection<Fresh> days(Collection<Touched> touched, Collection<Arrival> added) {
        var days = new HashMap<MemberDay, Fresh>();
        for (var arrival : added) {
            var memberDay = new MemberDay(arrival.communityId(), arrival.memberId(), arrival.day());
            days.computeIfAbsent(memberDay, day -> new Fresh(day, new HashMap<>(), new TreeSet<>()))
                    .arrivals
                    .computeIfAbsent(arrival.type(), type -> new ArrayList<>())
                    .add(arrival);
        }
        var changes = new HashMap<Touched, Integer>();
        touched.forEach(one -> changes.merge(one, 1, Integer::sum));
        changes.forEach((change, times) -> {
            var day = days.get(change.memberDay());
            if (day != null
                    && times
                            > day.arrivals
                                    .getOrDefault(change.type(), List.of())
                                    .size()) {
                day.others.add(change.type());
            }
        });
        return days.values();
    }

    /** The new events that a rule looks at; none when something else has changed that it looks at. */
    List<Arrival> of(Rule rule) {
        if (others.stream().anyMatch(rule::dependsOn)) {
            return List.of();
        }
        return arrivals.entrySet().stream()
                .filter(ofType -> rule.dependsOn(ofType.getKey()))
                .flatMap(ofType -> ofType.getValue().stream())
                .toList();
    }
}
