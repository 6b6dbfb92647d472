package org.communityops.incentive.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What one occasion is worth under a rule.
 *
 * @param occasion what the rule pays once for: the event's id, or the date that completes a streak
 * @param fact the event; null for a streak
 * @param failure why the rule does not pay for it; null when it does
 * @param uncapped what it would be worth without caps
 * @param caps in the order of the rule
 */
public record Rated(
        Rule rule,
        String occasion,
        UUID memberId,
        LocalDate day,
        @Nullable Fact fact,
        @Nullable String failure,
        long uncapped,
        List<CapUse> caps,
        long amount) {}
