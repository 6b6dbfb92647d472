package org.communityops.incentive.rule;

import java.util.Comparator;
import java.util.UUID;
import org.communityops.incentive.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule, ready to be applied.
 *
 * @param key names the rule within its community
 * @param condition compiled from the definition; null when every event of the type matches
 * @param amount compiled from the definition; null when the award is fixed
 */
public record Rule(
        UUID communityId,
        UUID id,
        String key,
        String name,
        int version,
        RuleDefinition definition,
        @Nullable Expression condition,
        @Nullable Expression amount) {
    /** Whether events of this type can change what the rule pays. */
    public boolean dependsOn(String eventType) {
        var trigger = definition.trigger();
        var streak = definition.streak();
        return trigger != null && trigger.eventType().equals(eventType)
                || streak != null && streak.eventTypes().contains(eventType);
    }

    /** The widest period over which the rule caps; what it pays in one such period is independent of all others. */
    public CapPeriod window() {
        return definition.caps().stream()
                .map(Cap::period)
                .max(Comparator.naturalOrder())
                .orElse(CapPeriod.DAY);
    }
}
