package org.communityops.incentive.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communityops.incentive.expiry.ExpiryTerms;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.pending.PendingTerms;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a version of a rule says. It has a trigger or a streak. {@link DefinitionCheck} says which ones make sense. */
@Schema(description = "What a version of a rule says. It has a trigger or a streak.")
public record RuleDefinition(
        @Nullable @Valid Trigger trigger,

        @Nullable @Valid Streak streak,

        @NotNull @Valid Award award,

        @NotBlank @Size(max = 64) @Schema(description = "Currency that it pays in; the same in all versions.", examples = "points")
        String currency,

        @Size(max = 8) @Schema(description = "Limits (上限); at most one for each period and `per`.")
        List<@NotNull @Valid Cap> caps,

        @Nullable @Valid Multiplier multiplier,

        @Nullable @Min(1) @Max(31_622_400) @Schema(
                description = "Least time between two occasions that pay a member, in seconds (冷却时间).",
                examples = "3600")
        Long coolDownSeconds,

        @Schema(
                description = "Pays a member once, for the first occasion that fulfils it (仅首次).",
                defaultValue = "false")
        Boolean firstOnly,

        @Schema(
                description =
                        "Leaves out reactions to oneself: `reaction.added` whose `targetAuthor` is the one who reacts (不奖励给自己点赞).",
                defaultValue = "true")
        Boolean excludeSelf,

        @Nullable @Valid Audience audience,

        @Nullable @Schema(description = "Pays for events from this time on (生效时间).", examples = "2026-11-01T00:00:00Z")
        Instant validFrom,

        @Nullable @Schema(description = "Pays for events before this time (失效时间).", examples = "2026-12-01T00:00:00Z")
        Instant validTo,

        @Nullable @Min(1) @Max(Expressions.GREATEST_AMOUNT) @Schema(
                description =
                        "All that the rule may ever pay, to all members together and over all its versions (预算). Once it is used up the rule pays nothing.",
                examples = "100000")
        Long budget,

        @Nullable @Valid ExpiryTerms expiry,

        @Nullable @Valid PendingTerms pending) {
    public RuleDefinition {
        // Not List.copyOf: a null element is for validation to name.
        caps = caps == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(caps));
        firstOnly = Objects.requireNonNullElse(firstOnly, false);
        excludeSelf = Objects.requireNonNullElse(excludeSelf, true);
        validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MICROS);
    }

    /** A definition with no more than caps. */
    public RuleDefinition(
            @Nullable Trigger trigger, @Nullable Streak streak, Award award, String currency, List<Cap> caps) {
        this(trigger, streak, award, currency, caps, null, null, false, true, null, null, null, null, null, null);
    }

    /** The same, but paying for reactions to oneself, too. */
    RuleDefinition includingSelf() {
        return new RuleDefinition(
                trigger,
                streak,
                award,
                currency,
                caps,
                multiplier,
                coolDownSeconds,
                firstOnly,
                false,
                audience,
                validFrom,
                validTo,
                budget,
                expiry,
                pending);
    }

    /** The caps that each member has for itself. */
    Stream<Cap> ownCaps() {
        return caps.stream().filter(cap -> cap.per() == Cap.Per.MEMBER);
    }

    /** The caps that all members share, and the budget, which is one that never ends. */
    Stream<Cap> sharedCaps() {
        var shared = caps.stream().filter(cap -> cap.per() == Cap.Per.RULE);
        return budget == null
                ? shared
                : Stream.concat(shared, Stream.of(new Cap(CapPeriod.LIFETIME, budget, Cap.Per.RULE)));
    }

    /** The types of event that can change what it pays. */
    Stream<String> eventTypes() {
        return trigger != null
                ? Stream.of(trigger.eventType())
                : streak == null ? Stream.of() : streak.eventTypes().stream();
    }
}
