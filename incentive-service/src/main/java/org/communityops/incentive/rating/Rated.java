package org.communityops.incentive.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * What one occasion is worth under a rule by what concerns the member alone; caps that members share come after it.
 *
 * @param version the one that counts at the time of the occasion; null when none does
 * @param occasion what the rule pays once for: the event's id, or the date that completes a streak
 * @param time of the event, or the start of that date
 * @param fact the event; null for a streak
 * @param refusal what kept the rule from paying; null when it pays
 * @param award before multiplier and caps
 * @param factor what the award was multiplied with; null when the version multiplies nothing
 * @param uncapped award times factor
 * @param caps those of the member, in the order of the rule
 */
public record Rated(
        Rule rule,
        @Nullable RuleVersion version,
        String occasion,
        UUID memberId,
        LocalDate day,
        Instant time,
        @Nullable Fact fact,
        @Nullable Refusal refusal,
        long award,
        @Nullable BigDecimal factor,
        long uncapped,
        List<CapUse> caps,
        long amount) {
    static Rated refused(Rule rule, @Nullable RuleVersion version, Occasion occasion, Refusal refusal, Worth worth) {
        return of(rule, version, occasion, refusal, worth, List.of(), 0);
    }

    static Rated of(
            Rule rule,
            @Nullable RuleVersion version,
            Occasion occasion,
            @Nullable Refusal refusal,
            Worth worth,
            List<CapUse> caps,
            long amount) {
        return new Rated(
                rule,
                version,
                occasion.id(),
                occasion.memberId(),
                occasion.day(),
                occasion.time(),
                occasion.fact(),
                refusal,
                worth.award(),
                worth.factor(),
                worth.uncapped(),
                caps,
                amount);
    }

    /** Award, factor and their product. */
    record Worth(long award, @Nullable BigDecimal factor, long uncapped) {
        static final Worth NOTHING = new Worth(0, null, 0);
    }
}
