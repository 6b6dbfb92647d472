package org.communityops.incentive.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.expression.ExpressionFailure;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.Streak;

/** What facts are worth: the same facts give the same amounts, in whatever order they are handed over. */
public final class Rating {
    private static final String RETRACTED = "The event was retracted";

    private Rating() {}

    /**
     * Rates the events that a rule with a trigger looks at, those that earn nothing included.
     *
     * @param facts of one member; all of the rule's type in each cap period that they touch
     */
    public static List<Rated> ofEvents(Rule rule, Collection<Fact> facts) {
        var type = Objects.requireNonNull(rule.definition().trigger()).eventType();
        var used = new HashMap<CapKey, Long>();
        return facts.stream()
                .filter(fact -> fact.type().equals(type))
                .sorted(Fact.ORDER)
                .map(fact -> rate(rule, fact, used))
                .toList();
    }

    /**
     * Rates the runs of active days that come to their paying day in a span. A day pays when the days before it that
     * make the run are active and the one before those is not: so each run pays once, and what a day pays depends on no
     * more than the days of one run before it.
     *
     * @param active the active days from one day more than a run before {@code days} on
     * @param days the days to rate
     */
    public static List<Rated> ofStreaks(Rule rule, UUID memberId, Set<LocalDate> active, NavigableSet<LocalDate> days) {
        var streak = Objects.requireNonNull(rule.definition().streak());
        var amount = Objects.requireNonNull(rule.definition().award().fixed());
        return days.stream()
                .filter(day -> completes(streak, active, day))
                .map(day -> new Rated(rule, day.toString(), memberId, day, null, null, amount, List.of(), amount))
                .toList();
    }

    private static boolean completes(Streak streak, Set<LocalDate> active, LocalDate day) {
        for (var back = 0; back < streak.days(); back++) {
            if (!active.contains(day.minusDays(back))) {
                return false;
            }
        }
        return !active.contains(day.minusDays(streak.days()));
    }

    private record CapKey(int cap, LocalDate first) {}

    private static Rated rate(Rule rule, Fact fact, Map<CapKey, Long> used) {
        if (fact.retracted()) {
            return nothing(rule, fact, RETRACTED);
        }
        try {
            var condition = rule.condition();
            if (condition != null && !condition.isTrueFor(fact.variables())) {
                return nothing(rule, fact, "The condition does not hold");
            }
            return capped(rule, fact, award(rule, fact), used);
        } catch (ExpressionFailure e) {
            return nothing(rule, fact, "The expression failed: " + e.getMessage());
        }
    }

    private static long award(Rule rule, Fact fact) throws ExpressionFailure {
        var expression = rule.amount();
        return expression == null
                ? Objects.requireNonNull(rule.definition().award().fixed())
                : expression.amountFor(fact.variables());
    }

    private static Rated capped(Rule rule, Fact fact, long uncapped, Map<CapKey, Long> used) {
        var caps = rule.definition().caps();
        var uses = new ArrayList<CapUse>(caps.size());
        var amount = uncapped;
        for (var i = 0; i < caps.size(); i++) {
            var cap = caps.get(i);
            var first = cap.period().first(fact.day());
            var use = new CapUse(cap.period(), first, used.getOrDefault(new CapKey(i, first), 0L), cap.amount());
            uses.add(use);
            amount = Math.min(amount, use.left());
        }
        for (var i = 0; i < caps.size(); i++) {
            used.merge(new CapKey(i, uses.get(i).first()), amount, Long::sum);
        }
        return new Rated(
                rule, fact.eventId().toString(), fact.memberId(), fact.day(), fact, null, uncapped, uses, amount);
    }

    private static Rated nothing(Rule rule, Fact fact, String why) {
        return new Rated(rule, fact.eventId().toString(), fact.memberId(), fact.day(), fact, why, 0, List.of(), 0);
    }
}
