package org.communityops.incentive.simulation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What rules would have paid, and what that would change. */
@Schema(
        name = "BacktestResult",
        description = "What the rules would have paid, next to what was really paid for the same days (回测结果).")
public record SimulationResult(
        @Schema(description = "Events that were looked at.", examples = "48210")
        long events,

        @Schema(description = "Members who did something that the rules look at.", examples = "1310")
        long members,

        @Schema(description = "How long it took, in seconds.", examples = "2.75")
        double seconds,

        @Schema(description = "By key; rules that were tested and rules that really paid.")
        List<RuleCost> rules,

        @Schema(description = "By code.") List<CurrencyChange> currencies,

        @Nullable @Schema(description = "Who would stand on another level; absent when the community has no ladder.")
        LevelChanges levels) {

    /** What one rule costs. */
    @Schema(name = "RuleCost", description = "What one rule would have paid and what it did pay (规则成本).")
    public record RuleCost(
            @Schema(description = "Names the rule.", examples = "message-posted")
            String key,

            @Schema(description = "Kind of points.", examples = "points")
            String currency,

            @Schema(description = "What it would have paid (测试发放).", examples = "5120")
            long tested,

            @Schema(description = "For how many occasions.", examples = "2560")
            long occasions,

            @Schema(description = "What it really paid (实际发放).", examples = "4800")
            long paid,

            @Schema(description = "Tested minus paid.", examples = "320")
            long difference) {}

    /** What changes for the members, in one currency. */
    @Schema(
            name = "CurrencyChange",
            description =
                    "What changes in one currency, over the members who earned something then or would have. The Gini coefficient of n amounts x(1) ≤ … ≤ x(n) is 2 Σ i·x(i) / (n Σ x(i)) − (n + 1)/n: 0 when all have the same, near 1 when one has all (A. Sen, On Economic Inequality, 1973).")
    public record CurrencyChange(
            @Schema(description = "Kind of points.", examples = "points")
            String currency,

            @Schema(description = "What all rules would have paid.", examples = "9120")
            long tested,

            @Schema(description = "What they really paid.", examples = "8800")
            long paid,

            @Schema(description = "Tested minus paid.", examples = "320")
            long difference,

            @Schema(description = "Members who would have more (获益成员).")
            Affected winners,

            @Schema(description = "Members who would have less (受损成员).")
            Affected losers,

            @Schema(description = "Members who would have the same.", examples = "96")
            long unchanged,

            @Nullable @Schema(
                    description = "Gini coefficient of what was really paid (基尼系数); absent when that is nothing.",
                    examples = "0.4312")
            Double giniBefore,

            @Nullable @Schema(
                    description = "Gini coefficient of what would have been paid; absent when that is nothing.",
                    examples = "0.4107")
            Double giniAfter) {}

    /** Members whose points change in one direction. */
    @Schema(name = "AffectedMembers", description = "How many, and the 20 for whom it changes most.")
    public record Affected(
            @Schema(description = "How many.", examples = "12")
            long members,

            List<MemberChange> top) {}

    /** What changes for one member. */
    @Schema(name = "MemberChange", description = "What changes for one member.")
    public record MemberChange(
            UUID memberId,

            @Schema(description = "What it would have been paid.", examples = "140")
            long tested,

            @Schema(description = "What it really was.", examples = "100")
            long paid,

            @Schema(description = "Tested minus paid.", examples = "40")
            long difference) {}

    /** Who would stand on another level. */
    @Schema(
            name = "BacktestLevelChanges",
            description =
                    "Who would stand on another level today if the period had been paid as tested, on the community's first ladder (等级变化).")
    public record LevelChanges(
            @Schema(description = "Key of the ladder.", examples = "starter")
            String ladder,

            @Schema(description = "How many would stand higher.", examples = "3")
            long up,

            @Schema(description = "How many would stand lower.", examples = "1")
            long down,

            @Schema(description = "The first 100 of them, by member.")
            List<LevelChange> members) {}

    /** One member who would stand on another level. */
    @Schema(name = "BacktestLevelChange", description = "One member who would stand on another level.")
    public record LevelChange(
            UUID memberId,

            @Schema(description = "Today's level.", examples = "2")
            int from,

            @Schema(description = "The level that it would have.", examples = "3")
            int to) {}
}
