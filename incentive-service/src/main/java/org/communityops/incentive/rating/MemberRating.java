package org.communityops.incentive.rating;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.communityops.incentive.expression.ExpressionFailure;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rating.Rated.Worth;
import org.communityops.incentive.rule.Audience;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.Multiplier;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleDefinition;
import org.communityops.incentive.rule.RuleVersion;
import org.jspecify.annotations.Nullable;

/** Rates the occasions of one member under one rule, in the order in which they happened. */
final class MemberRating {
    private final Rule rule;
    private final Usage usage;
    private final DayLevel levels;

    /**
     * Begins with what the rule has paid before.
     *
     * @param usage grows with what is rated
     */
    MemberRating(Rule rule, Usage usage, DayLevel levels) {
        this.rule = rule;
        this.usage = usage;
        this.levels = levels;
    }

    Rated rate(Occasion occasion) {
        var fact = occasion.fact();
        if (fact != null && fact.retracted()) {
            return Rated.refused(rule, null, occasion, Refusal.RETRACTED, Worth.NOTHING);
        }
        var version = rule.at(occasion.time()).orElse(null);
        if (version == null) {
            var absence = rule.absentAt(occasion.time()).orElseThrow();
            return Rated.refused(rule, null, occasion, Refusal.absent(absence), Worth.NOTHING);
        }
        var refusal = refusalByCircumstances(version.definition(), occasion);
        return refusal != null
                ? Rated.refused(rule, version, occasion, refusal, Worth.NOTHING)
                : rateExpressions(version, occasion);
    }

    /** What can be told without looking into the event's data and without what was paid before. */
    private @Nullable Refusal refusalByCircumstances(RuleDefinition definition, Occasion occasion) {
        var fact = occasion.fact();
        var trigger = definition.trigger();
        if (trigger != null && fact != null && !trigger.eventType().equals(fact.type())) {
            return new Refusal(Refusal.Kind.OTHER_TYPE, "The rule looks at events of type " + trigger.eventType());
        }
        if (definition.validFrom() != null && occasion.time().isBefore(definition.validFrom())) {
            return Refusal.EARLY;
        }
        if (definition.validTo() != null && !occasion.time().isBefore(definition.validTo())) {
            return Refusal.LATE;
        }
        if (definition.excludeSelf() && fact != null && fact.isReactionToOneself()) {
            return Refusal.SELF;
        }
        return definition.audience() == null ? null : refusal(definition.audience(), occasion);
    }

    private @Nullable Refusal refusal(Audience audience, Occasion occasion) {
        if (!audience.holdsMember(occasion.memberId())) {
            return Refusal.NOT_LISTED;
        }
        if (!audience.asksForLevel()) {
            return null;
        }
        var level = levels.on(occasion.day());
        return audience.holdsLevel(level)
                ? null
                : new Refusal(Refusal.Kind.AUDIENCE, "The member had level " + level + " at the start of the day");
    }

    private Rated rateExpressions(RuleVersion version, Occasion occasion) {
        var fact = occasion.fact();
        Map<String, Object> variables = fact == null || !hasExpressions(version) ? Map.of() : fact.variables();
        try {
            var condition = version.condition();
            if (condition != null && !condition.isTrueFor(variables)) {
                return Rated.refused(rule, version, occasion, Refusal.NOT_HELD, Worth.NOTHING);
            }
            var worth = worth(version, variables);
            return worth.uncapped() == 0
                    ? Rated.refused(rule, version, occasion, Refusal.WORTHLESS, worth)
                    : rateHistory(version, occasion, worth);
        } catch (ExpressionFailure e) {
            var refusal = new Refusal(Refusal.Kind.CONDITION, "The expression failed: " + e.getMessage());
            return Rated.refused(rule, version, occasion, refusal, Worth.NOTHING);
        }
    }

    private static boolean hasExpressions(RuleVersion version) {
        return version.condition() != null || version.amount() != null || version.factor() != null;
    }

    private static Worth worth(RuleVersion version, Map<String, Object> variables) throws ExpressionFailure {
        var amount = version.amount();
        var award = amount == null
                ? Objects.requireNonNull(version.definition().award().fixed())
                : amount.amountFor(variables);
        var expression = version.factor();
        var multiplier = version.definition().multiplier();
        if (expression == null || multiplier == null) {
            return new Worth(award, null, award);
        }
        var factor = multiplier.bounded(expression.factorFor(variables));
        return new Worth(award, factor, Math.min(Multiplier.times(award, factor), Expressions.GREATEST_AMOUNT));
    }

    private Rated rateHistory(RuleVersion version, Occasion occasion, Worth worth) {
        var definition = version.definition();
        var last = usage.lastPaid();
        if (definition.firstOnly() && last.isPresent()) {
            return Rated.refused(rule, version, occasion, Refusal.NOT_FIRST, worth);
        }
        if (definition.coolDownSeconds() != null && last.isPresent()) {
            var until = last.get().plus(Duration.ofSeconds(definition.coolDownSeconds()));
            if (occasion.time().isBefore(until)) {
                var refusal = new Refusal(Refusal.Kind.COOL_DOWN, "The rule pays this member again from " + until);
                return Rated.refused(rule, version, occasion, refusal, worth);
            }
        }
        return capped(version, occasion, worth);
    }

    private Rated capped(RuleVersion version, Occasion occasion, Worth worth) {
        var uses = new ArrayList<CapUse>(version.ownCaps().size());
        var amount = worth.uncapped();
        for (Cap cap : version.ownCaps()) {
            var use = CapUse.of(cap, occasion.day(), usage);
            uses.add(use);
            amount = Math.min(amount, use.left());
        }
        if (amount == 0) {
            return Rated.of(rule, version, occasion, Refusal.CAPPED, worth, uses, 0);
        }
        usage.add(occasion.day(), amount);
        usage.paidAt(occasion.time());
        return Rated.of(rule, version, occasion, null, worth, uses, amount);
    }
}
