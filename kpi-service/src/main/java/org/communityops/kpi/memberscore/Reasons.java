package org.communityops.kpi.memberscore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The inputs of a score: whoever has them can compute it. */
@Schema(
        name = "ScoreReasons",
        description = "The inputs that made a score, from which it can be computed again (评分依据).")
record Reasons(
        @Schema(description = "The last day that counts (数据截止日).", examples = "2026-05-17")
        LocalDate cutOff,

        @Schema(description = "The last active day (最近活跃日).", examples = "2026-05-15")
        LocalDate lastActive,

        @Schema(description = "Days from the last active one to the cut-off (未活跃天数): makes `rfm.recency`.")
        Fifth silentDays,

        @Schema(description = "Active days of the last 90 (活跃天数): makes `rfm.frequency`.")
        Fifth activeDays,

        @Nullable @Schema(
                description =
                        "What was spent in the currency of the week: makes `rfm.monetary`; left out for who spent nothing in it.")
        Spent spent,

        @Schema(description = "Purchases less refunds of the last 365 days in each currency (消费).")
        List<Money> purchases,

        @Schema(description = "How many of the last 8 weeks he was active in (活跃周数): half of `love`.")
        Percentile activeWeeks,

        @Schema(description = "Messages and reactions of the last 8 weeks (互动次数): half of `love`.")
        Percentile interactions,

        @Schema(
                description =
                        "Distinct other members who replied or reacted in the last 90 days to what he wrote in them (触达人数): makes `reach`.")
        Percentile responders,

        @Schema(description = "Replies of others to what he wrote, in the last 90 days (引发回复).", examples = "31")
        int repliesDrawn,

        @Schema(description = "Reactions of others to what he wrote, in the last 90 days (引发表态).", examples = "54")
        int reactionsDrawn,

        @Schema(description = "What lies between active days as a rule: for `churnRisk`.")
        UsualGap usualGap,

        @Schema(description = "Active days of the last 28: for `churnRisk`.", examples = "9")
        int recentDays,

        @Schema(description = "Active days of the 28 before these: for `churnRisk`.", examples = "12")
        int earlierDays) {
    Reasons {
        purchases = List.copyOf(purchases);
    }

    /** A value among those of all members, as a fifth is made of it. */
    @Schema(name = "ScoreFifth", description = "A value and who is better: the fifth is 5 − ⌊5 × better ÷ of⌋.")
    record Fifth(
            @Schema(description = "The value.", examples = "2")
            int value,

            @Schema(description = "How many members have a better one.", examples = "310")
            int better,

            @Schema(description = "How many members are compared.", examples = "1180")
            int of) {}

    /** Money in one currency. */
    @Schema(name = "ScoreMoney", description = "An amount of money.")
    record Money(
            @Schema(description = "The currency (货币).", examples = "CNY")
            String currency,

            @Schema(description = "The amount (金额).", examples = "128.5000")
            BigDecimal amount) {}

    /** Money among that of all who spent some. */
    @Schema(name = "ScoreSpent", description = "What was spent and who spent more: the fifth is 5 − ⌊5 × better ÷ of⌋.")
    record Spent(
            @Schema(description = "The currency in which most members paid (货币).", examples = "CNY")
            String currency,

            @Schema(description = "The amount (金额).", examples = "128.5000")
            BigDecimal amount,

            @Schema(description = "How many members spent more.", examples = "12")
            int better,

            @Schema(description = "How many members spent something.", examples = "87")
            int of) {}

    /** A value among those of all members, as a percentile is made of it. */
    @Schema(
            name = "ScorePercentile",
            description =
                    "A value and who has no more: the percentile is 100 × atMost ÷ of, rounded half up, and 0 for the value 0.")
    record Percentile(
            @Schema(description = "The value.", examples = "8")
            int value,

            @Schema(description = "How many members have no greater one, himself included.", examples = "1121")
            int atMost,

            @Schema(description = "How many members are compared.", examples = "1180")
            int of) {}

    /** A mean as a fraction, so that nothing is rounded. */
    @Schema(
            name = "ScoreGap",
            description =
                    "The mean days between active days of the last 180: days ÷ gaps; taken for 7 when it is less, or when there is no gap.")
    record UsualGap(
            @Schema(description = "Days from the first active one to the last.", examples = "30")
            int days,

            @Schema(description = "How many gaps lie between them.", examples = "10")
            int gaps) {}
}
