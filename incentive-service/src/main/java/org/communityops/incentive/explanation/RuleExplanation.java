package org.communityops.incentive.explanation;

import java.util.List;
import java.util.UUID;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rule.Rule;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rule says about an event or day, computed again. */
@Schema(
        name = "RuleExplanation",
        description = "What a rule says about the event or day, computed again from the facts.")
record RuleExplanation(
        UUID ruleId,

        @Schema(description = "Names the rule.", examples = "message-posted")
        String key,

        @Schema(description = "What people call it.", examples = "Message posted")
        String name,

        @Schema(description = "The version that was applied.", examples = "1")
        int version,

        @Schema(description = "Kind of points that it pays.", examples = "points")
        String currency,

        @Nullable @Schema(description = "Its condition; absent when it has none.", examples = "has(data.isReply) && data.isReply")
        String condition,

        @Schema(description = "Whether the rule pays for it, caps aside.", examples = "true")
        boolean matched,

        @Nullable @Schema(
                description = "The first thing that kept the rule from paying; absent when it matched.",
                examples = "The condition does not hold")
        String failure,

        @Schema(description = "What it is worth without caps.", examples = "2")
        long uncapped,

        @Schema(description = "Each cap of the rule, and how much of it was used before.")
        List<CapView> caps,

        @Nullable @Schema(description = "The run of active days; only for streaks.")
        StreakView streak,

        @Schema(
                description = "What it is worth: the uncapped amount, but no more than any cap has left.",
                examples = "2")
        long amount) {
    RuleExplanation {
        caps = List.copyOf(caps);
    }

    static RuleExplanation of(Rated rated, @Nullable StreakView streak) {
        return of(
                rated.rule(),
                rated.failure(),
                rated.uncapped(),
                rated.caps().stream().map(CapView::of).toList(),
                streak,
                rated.amount());
    }

    static RuleExplanation notMatched(Rule rule, String failure, @Nullable StreakView streak) {
        return of(rule, failure, 0, List.of(), streak, 0);
    }

    private static RuleExplanation of(
            Rule rule,
            @Nullable String failure,
            long uncapped,
            List<CapView> caps,
            @Nullable StreakView streak,
            long amount) {
        var trigger = rule.definition().trigger();
        return new RuleExplanation(
                rule.id(),
                rule.key(),
                rule.name(),
                rule.version(),
                rule.definition().currency(),
                trigger == null ? null : trigger.condition(),
                failure == null,
                failure,
                uncapped,
                caps,
                streak,
                amount);
    }
}
