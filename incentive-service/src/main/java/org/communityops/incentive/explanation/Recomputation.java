package org.communityops.incentive.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.Streak;

/** Applies a rule again to the facts that decided what it paid. */
@ApplicationScoped
class Recomputation {
    private final Facts facts;

    Recomputation(Facts facts) {
        this.facts = facts;
    }

    /** What a rule with a trigger says about an event. */
    RuleExplanation ofEvent(Connection connection, Rule rule, Fact fact) throws SQLException {
        var window = new Span(
                fact.communityId(),
                fact.memberId(),
                rule.window().first(fact.day()),
                rule.window().last(fact.day()));
        var rated = Rating.ofEvents(rule, facts.in(connection, List.of(window), Set.of(fact.type())));
        return rated.stream()
                .filter(one -> one.occasion().equals(fact.eventId().toString()))
                .findFirst()
                .map(one -> RuleExplanation.of(one, null))
                .orElseGet(() -> RuleExplanation.notMatched(rule, otherType(rule), null));
    }

    /** What a streak rule says about a member's day. */
    RuleExplanation ofStreak(Connection connection, Rule rule, Streak streak, MemberDay on) throws SQLException {
        var span = new Span(on.communityId(), on.memberId(), on.day().minusDays(streak.days()), on.day());
        var active = facts.activeDays(connection, List.of(span), streak.eventTypes()).stream()
                .map(MemberDay::day)
                .collect(Collectors.toSet());
        var run = run(streak, active, on.day());
        var rated = Rating.ofStreaks(rule, on.memberId(), active, new TreeSet<>(Set.of(on.day())));
        return rated.isEmpty()
                ? RuleExplanation.notMatched(rule, notPaying(run), run)
                : RuleExplanation.of(rated.getFirst(), run);
    }

    private static StreakView run(Streak streak, Set<LocalDate> active, LocalDate day) {
        var days = 0;
        while (days <= streak.days() && active.contains(day.minusDays(days))) {
            days++;
        }
        return new StreakView(day.minusDays(Math.max(0, days - 1)), day, days, streak.days());
    }

    private static String notPaying(StreakView run) {
        return run.days() > run.needed()
                ? "The run has paid on its day " + run.needed() + " already"
                : "The run has " + run.days() + " active days on this day; day " + run.needed() + " pays";
    }

    private static String otherType(Rule rule) {
        var trigger = rule.definition().trigger();
        return "The rule looks at events of type " + (trigger == null ? "" : trigger.eventType());
    }

    /** What any rule says about an event. */
    RuleExplanation of(Connection connection, Rule rule, Fact fact) throws SQLException {
        var streak = rule.definition().streak();
        if (streak == null) {
            return ofEvent(connection, rule, fact);
        }
        if (!rule.dependsOn(fact.type())) {
            var types = String.join(", ", streak.eventTypes());
            return RuleExplanation.notMatched(rule, "The rule looks at days with events of type " + types, null);
        }
        return ofStreak(connection, rule, streak, new MemberDay(fact.communityId(), fact.memberId(), fact.day()));
    }

    /** What a streak rule says about the date that was its occasion. */
    RuleExplanation of(Connection connection, Rule rule, UUID memberId, LocalDate day) throws SQLException {
        var streak = rule.definition().streak();
        if (streak == null) {
            return RuleExplanation.notMatched(rule, "The rule has become one for events", null);
        }
        return ofStreak(connection, rule, streak, new MemberDay(rule.communityId(), memberId, day));
    }
}
