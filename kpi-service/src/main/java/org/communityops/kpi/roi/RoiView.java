package org.communityops.kpi.roi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.attribution.Model;
import org.communityops.kpi.metric.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes back on costs. */
@Schema(name = "Roi", description = "What comes back on costs (投资回报).")
record RoiView(
        @Schema(description = "For what it is told.") RoiBy by,

        @Schema(description = "How sales are divided among touches (归因模型).", examples = "LINEAR")
        Model model,

        @Schema(description = "The first day of sales and costs.", examples = "2026-05-01")
        LocalDate from,

        @Schema(description = "The last day of sales and costs, included.", examples = "2026-05-31")
        LocalDate to,

        @Schema(description = "How many days before a purchase a touch counts (回溯窗口).", examples = "30")
        int windowDays,

        @Schema(description = "The half-life of TIME_DECAY in days (半衰期).", examples = "7")
        int halfLifeDays,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(
                description = "The currency (货币) of all amounts; left out while nothing was sold or spent.",
                examples = "CNY")
        @Nullable String currency,

        @Schema(
                description =
                        "In the order of their names; last, without a name, what was spent on none and what was sold to members whom none touched. Together they are the total.")
        List<Item> items,

        @Schema(description = "Everything that was sold and spent.")
        Item total) {

    /** One campaign, channel or line. */
    @Schema(name = "RoiItem", description = "What was spent, what was sold, and what that makes.")
    record Item(
            @Schema(
                    description = "The campaign, channel or line; left out in the total and for what belongs to none.",
                    examples = "spring-sale")
            @Nullable String name,

            @Schema(description = "What was spent (成本), reversals taken off.", examples = "80")
            BigDecimal costs,

            @Schema(
                    description =
                            "What was sold and is owed to it (归因净销售额), less what was refunded of these orders so far.",
                    examples = "120")
            BigDecimal sales,

            @Schema(
                    description =
                            "Sales less costs, divided by costs (投资回报率), rounded to six decimals; null without costs.",
                    examples = "0.5",
                    nullable = true)
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable BigDecimal roi) {
        private static final int DECIMALS = 6;

        static Item of(@Nullable String name, BigDecimal costs, BigDecimal sales) {
            var roi = costs.signum() == 0
                    ? null
                    : sales.subtract(costs)
                            .divide(costs, MathContext.DECIMAL128)
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN);
            return new Item(
                    name, Figure.trimmed(costs), Figure.trimmed(sales), roi == null ? null : Figure.trimmed(roi));
        }
    }
}
