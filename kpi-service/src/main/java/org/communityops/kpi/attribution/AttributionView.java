package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which channels conversions are owed to. */
@Schema(name = "Attribution", description = "Which channels conversions are owed to (归因).")
record AttributionView(
        @Schema(description = "The event type that is a conversion (转化).", examples = "purchase.completed")
        String conversion,

        @Schema(description = "The first day of conversions.", examples = "2026-05-01")
        LocalDate from,

        @Schema(description = "The last day of conversions, included.", examples = "2026-05-31")
        LocalDate to,

        @Schema(description = "How many days before its end a journey looks back (回溯窗口).", examples = "30")
        int windowDays,

        @Schema(description = "The half-life of TIME_DECAY in days (半衰期).", examples = "7")
        int halfLifeDays,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(description = "Conversions that a touch came before: what is divided (归因转化数).", examples = "3")
        long conversions,

        @Schema(description = "Conversions that no touch came before; they belong to no channel.", examples = "1")
        long untouched,

        @Schema(
                description = "Journeys that ended with nothing, or have not ended; MARKOV looks at them, too.",
                examples = "4")
        long withoutConversion,

        @Schema(description = "Currency of the amounts; left out where there are none or several.", examples = "CNY")
        @Nullable String currency,

        @Schema(description = "What the divided conversions were worth (金额).", examples = "300.000000") @Nullable BigDecimal value,

        @Schema(description = "The models (归因模型).") List<ModelView> models) {

    /** One model. */
    @Schema(
            name = "AttributionByModel",
            description =
                    "How one model divides the conversions. Shares sum to 1, conversions and values to the whole, exactly.")
    record ModelView(
            @Schema(
                    description =
                            "FIRST (首次触点), LAST (末次触点), LINEAR (线性), TIME_DECAY (时间衰减), POSITION (位置, 40-20-40), MARKOV (马尔可夫链), SHAPLEY (夏普利值).")
            Model model,

            @Schema(description = "The channels, the greatest share first.")
            List<ChannelView> channels) {}

    /** What a channel is owed. */
    @Schema(name = "AttributionByChannel", description = "What a channel is owed.")
    record ChannelView(
            @Schema(description = "The channel (渠道).", examples = "wechat")
            String channel,

            @Schema(description = "Its share of the conversions (归因占比), six decimals.", examples = "0.333333")
            BigDecimal share,

            @Schema(description = "Conversions that it is owed, six decimals.", examples = "1.000000")
            BigDecimal conversions,

            @Schema(
                    description = "What they are worth, six decimals; left out without a currency.",
                    examples = "100.000000")
            @Nullable BigDecimal value) {}
}
