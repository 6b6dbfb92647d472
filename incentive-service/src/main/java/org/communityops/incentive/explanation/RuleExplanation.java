package org.communityops.incentive.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.incentive.pending.Award;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Refusal;
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

        @Schema(description = "The version that was applied; the latest when none acted at that time.", examples = "1")
        int version,

        @Schema(description = "Kind of points that it pays.", examples = "points")
        String currency,

        @Nullable @Schema(description = "Its condition; absent when it has none.", examples = "has(data.isReply) && data.isReply")
        String condition,

        @Schema(description = "Whether the rule pays for it, caps aside.", examples = "true")
        boolean matched,

        @Schema(description = "The first condition that kept the rule from paying; absent when it paid.")
        Refusal.@Nullable Kind failedAt,

        @Nullable @Schema(description = "The same in words.", examples = "The condition does not hold")
        String failure,

        @Schema(description = "What the rule awards for it, before multiplier and caps.", examples = "2")
        long award,

        @Nullable @Schema(
                description = "What the award was multiplied with (质量系数); absent when the rule multiplies nothing.",
                examples = "1.5")
        BigDecimal factor,

        @Schema(description = "What it is worth without caps: award times factor, rounded half up.", examples = "2")
        long uncapped,

        @Schema(
                description =
                        "Each cap of the rule, and how much of it was used before; those that members share only when the member's own left something.")
        List<CapView> caps,

        @Nullable @Schema(description = "The run of active days; only for streaks.")
        StreakView streak,

        @Schema(
                description = "What it is worth: the uncapped amount, but no more than any cap has left.",
                examples = "2")
        long amount,

        @Nullable @Schema(
                description = "When the points end if they were not used by then (到期时间); absent: never.",
                examples = "2027-12-31T16:00:00Z")
        Instant expiresAt,

        @Nullable @Schema(description = "What the points waited for, or wait for; absent: nothing.")
        PendingView pending) {
    RuleExplanation {
        caps = List.copyOf(caps);
    }

    /**
     * What was rated.
     *
     * @param shared how the caps that members share stood before it
     * @param zone in which days are counted
     * @param award what was paid for it on terms; null when nothing was
     */
    static RuleExplanation of(
            Rated rated, List<CapUse> shared, @Nullable StreakView streak, ZoneId zone, @Nullable Award award) {
        var left = shared.stream().mapToLong(CapUse::left).min().orElse(Long.MAX_VALUE);
        var amount = Math.min(rated.amount(), left);
        var refusal = rated.refusal() == null && amount == 0 ? Refusal.SHARED_OUT : rated.refusal();
        var version = rated.version() == null ? rated.rule().latest() : rated.version();
        var trigger = version.definition().trigger();
        var end = amount == 0 ? null : version.end(rated.day(), zone);
        return new RuleExplanation(
                rated.rule().id(),
                rated.rule().key(),
                version.name(),
                version.number(),
                version.definition().currency(),
                trigger == null ? null : trigger.condition(),
                refusal == null || refusal.kind().isCap(),
                refusal == null ? null : refusal.kind(),
                refusal == null ? null : refusal.text(),
                rated.award(),
                rated.factor(),
                rated.uncapped(),
                Stream.concat(rated.caps().stream(), shared.stream())
                        .map(CapView::of)
                        .toList(),
                streak,
                amount,
                end == null ? null : end.at(),
                award == null ? null : PendingView.of(award));
    }

    /** What was not even rated. */
    static RuleExplanation refused(Rule rule, Refusal refusal, @Nullable StreakView streak) {
        var version = rule.latest();
        var trigger = version.definition().trigger();
        return new RuleExplanation(
                rule.id(),
                rule.key(),
                version.name(),
                version.number(),
                version.definition().currency(),
                trigger == null ? null : trigger.condition(),
                false,
                refusal.kind(),
                refusal.text(),
                0,
                null,
                0,
                List.of(),
                streak,
                0,
                null,
                null);
    }
}
