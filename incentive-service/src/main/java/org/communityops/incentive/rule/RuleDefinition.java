package org.communityops.incentive.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a version of a rule says. It has a trigger or a streak. */
@Schema(description = "What a version of a rule says. It has a trigger or a streak.")
public record RuleDefinition(
        @Nullable Trigger trigger,
        @Nullable Streak streak,
        Award award,

        @Schema(description = "Currency that it pays in.", examples = "points")
        String currency,

        List<Cap> caps) {
    public RuleDefinition {
        caps = caps == null ? List.of() : List.copyOf(caps);
        if ((trigger == null) == (streak == null)) {
            throw new IllegalArgumentException("A rule has either a trigger or a streak");
        }
        if (streak != null && (award.fixed() == null || !caps.isEmpty())) {
            throw new IllegalArgumentException("A streak pays a fixed award, and once per run: it has no caps");
        }
        requireNested(caps);
    }

    /**
     * Weeks cross months, so with caps for both a change in one day could run on through all later weeks; days lie within
     * either.
     */
    private static void requireNested(List<Cap> caps) {
        Set<CapPeriod> periods = EnumSet.noneOf(CapPeriod.class);
        for (var cap : caps) {
            if (!periods.add(cap.period())) {
                throw new IllegalArgumentException("A rule has one cap a period");
            }
        }
        if (periods.contains(CapPeriod.WEEK) && periods.contains(CapPeriod.MONTH)) {
            throw new IllegalArgumentException("A rule caps weeks or months, not both");
        }
    }
}
