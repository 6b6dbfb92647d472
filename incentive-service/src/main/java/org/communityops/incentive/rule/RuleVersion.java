package org.communityops.incentive.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communityops.incentive.expression.Expression;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.ledger.PointsEnd;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a rule, ready to be applied. It never changes.
 *
 * @param name what people call the rule as of this version
 * @param activeFrom it acts on events from this time on; null when on all
 * @param condition compiled from the definition; null when every event of the type matches
 * @param amount compiled from the definition; null when the award is fixed
 * @param factor compiled from the definition; null when nothing is multiplied
 * @param ownCaps those that each member has for itself
 * @param sharedCaps those that all members share, the budget being one of them
 * @param activity what makes a day active, for a streak
 */
public record RuleVersion(
        int number,
        String name,
        RuleDefinition definition,
        @Nullable Instant activeFrom,
        @Nullable Expression condition,
        @Nullable Expression amount,
        @Nullable Expression factor,
        List<Cap> ownCaps,
        List<Cap> sharedCaps,
        Activity activity) {
    /** Compiles a definition that was checked before. */
    public static RuleVersion of(
            int number, String name, RuleDefinition definition, @Nullable Instant activeFrom, Expressions expressions) {
        var trigger = definition.trigger();
        var condition = trigger == null ? null : trigger.condition();
        var amount = definition.award().expression();
        var multiplier = definition.multiplier();
        return new RuleVersion(
                number,
                name,
                definition,
                activeFrom,
                condition == null ? null : expressions.condition(condition),
                amount == null ? null : expressions.amount(amount),
                multiplier == null ? null : expressions.amount(multiplier.expression()),
                definition.ownCaps().toList(),
                definition.sharedCaps().toList(),
                new Activity(definition.eventTypes().collect(Collectors.toSet()), definition.excludeSelf()));
    }

    /** The end of points that it pays for an occasion of a local day; null when they never end. */
    public @Nullable PointsEnd end(LocalDate day, ZoneId zone) {
        var expiry = definition.expiry();
        return expiry == null ? null : expiry.end(day, zone);
    }

    /** Whether points that it pays wait and live as long as those of another version. */
    public boolean hasTermsOf(RuleVersion other) {
        return Objects.equals(definition.expiry(), other.definition.expiry())
                && Objects.equals(definition.pending(), other.definition.pending());
    }

    boolean isActiveAt(Instant time) {
        return activeFrom == null || !time.isBefore(activeFrom);
    }
}
