package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.Arrival;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;

/**
 * Finds member-days that a page touches without changing what a rule pays on them, so that they need not be rated again: rating a
 * day costs as much as it has events, and most events of the most active members come when there is nothing left to earn.
 *
 * <p>Nothing changes when all that is new are events that stand after everything that was paid, of a day whose cap is used up: they
 * get nothing, and what came before does not depend on them. And nothing changes for a streak when the day was active before.
 */
@ApplicationScoped
class Unchanged {
    private static final Set<CapPeriod> DAY_ONLY = EnumSet.of(CapPeriod.DAY);

    private final Facts facts;
    private final EarningRepository earnings;

    Unchanged(Facts facts, EarningRepository earnings) {
        this.facts = facts;
        this.earnings = earnings;
    }

    /** A rule on a member-day. */
    record RuleDay(Rule rule, MemberDay memberDay) {}

    /**
     * A day on which a rule may have nothing left to pay.
     *
     * @param limit what it pays at most on that day, as far as the new events are concerned
     * @param earliest when the first of the new events happened
     */
    record Limited(Rule rule, MemberDay memberDay, long limit, Instant earliest) {}

    /** Both kinds, of these rules; those that keep claims or ask for levels are not looked at. */
    Set<RuleDay> in(
            Connection connection, Collection<Touched> touched, Collection<Arrival> added, Map<UUID, List<Rule>> rules)
            throws SQLException {
        var streaks = new HashMap<Activity, Set<RuleDay>>();
        var limited = new ArrayList<Limited>();
        for (var day : Fresh.days(touched, added)) {
            for (var rule : rules.getOrDefault(day.memberDay().communityId(), List.of())) {
                var arrivals = day.of(rule);
                if (rule.keepsClaims() || arrivals.isEmpty()) {
                    continue;
                }
                if (rule.isOfStreaks()) {
                    for (var activity : rule.activities()) {
                        streaks.computeIfAbsent(activity, a -> new HashSet<>()).add(new RuleDay(rule, day.memberDay()));
                    }
                } else if (rule.ownPeriods().equals(DAY_ONLY)) {
                    limited.add(limited(rule, day.memberDay(), arrivals));
                }
            }
        }
        var unchanged = new HashSet<RuleDay>();
        for (var one : earnings.usedUp(connection, limited)) {
            unchanged.add(new RuleDay(one.rule(), one.memberDay()));
        }
        unchanged.addAll(activeBefore(connection, streaks, added));
        return unchanged;
    }

    private static Limited limited(Rule rule, MemberDay memberDay, List<Arrival> arrivals) {
        var limit = 0L;
        for (var arrival : arrivals) {
            var version = rule.at(arrival.time());
            if (version.isPresent()) {
                // A version without a cap of its own never runs out.
                limit = Math.max(
                        limit,
                        version.get().ownCaps().stream()
                                .mapToLong(cap -> cap.amount())
                                .min()
                                .orElse(Long.MAX_VALUE));
            }
        }
        var earliest = Collections.min(arrivals.stream().map(Arrival::time).toList());
        return new Limited(rule, memberDay, limit, earliest);
    }

    /** The days that were active already, for every activity that a streak looks at. */
    private Set<RuleDay> activeBefore(
            Connection connection, Map<Activity, Set<RuleDay>> streaks, Collection<Arrival> added) throws SQLException {
        var fresh = added.stream().map(Arrival::eventId).collect(Collectors.toSet());
        var active = new HashSet<RuleDay>();
        var inactive = new HashSet<RuleDay>();
        for (var streak : streaks.entrySet()) {
            var days = streak.getValue().stream().map(RuleDay::memberDay).collect(Collectors.toSet());
            var before = facts.activeBefore(connection, days, streak.getKey(), fresh);
            for (var one : streak.getValue()) {
                (before.contains(one.memberDay()) ? active : inactive).add(one);
            }
        }
        active.removeAll(inactive);
        return active;
    }
}
