package org.communityops.kpi.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.metric.Figure;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cost as it is served. */
@Schema(
        name = "Cost",
        description = "An entry of costs (成本). It never changes; another one, its reversal, takes it back.")
record CostView(
        UUID id,

        @Schema(description = "The day that bears it (日期).", examples = "2026-05-02")
        LocalDate day,

        @Schema(description = "The money (金额); not above 0 in a reversal.", examples = "1200.5")
        BigDecimal amount,

        @Schema(description = "Its currency (货币).", examples = "CNY")
        String currency,

        @Schema(description = "What it was spent on.", examples = "ACQUISITION")
        CostKind kind,

        @Schema(description = "The campaign (活动).", examples = "spring-sale") @Nullable String campaignId,

        @Schema(description = "The channel (渠道).", examples = "wechat") @Nullable String channel,

        @Schema(description = "The line of the budget that pays.", examples = "CORE") @Nullable BudgetLine line,

        @Schema(description = "Hours of an operator's work (工时); below 0 in a reversal.", examples = "3.5") @Nullable BigDecimal hours,

        @Schema(description = "The operator (运营人员) who worked them.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
        @Nullable UUID operatorId,

        @Schema(description = "What there is to say about it (备注).", examples = "Invoice 2026-118") @Nullable String note,

        @Schema(description = "The entry that this one takes back (冲销).") @Nullable UUID reverses,

        @Schema(description = "The entry that takes this one back.") @Nullable UUID reversedBy,

        @Schema(description = "When it was entered.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {

    static CostView of(Cost cost) {
        var hours = cost.hours();
        return new CostView(
                cost.id(),
                cost.day(),
                Figure.trimmed(cost.amount()),
                cost.currency(),
                cost.kind(),
                cost.campaignId(),
                cost.channel(),
                cost.line(),
                hours == null ? null : Figure.trimmed(hours),
                cost.operatorId(),
                cost.note(),
                cost.reverses(),
                cost.reversedBy(),
                cost.createdAt());
    }

    /** What was imported. */
    @Schema(name = "ImportedCosts", description = "The costs that were entered.")
    record ListView(
            @Schema(description = "The costs, in the order of the request.")
            List<CostView> items) {}

    /** A page, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "CostPage", description = "A page of costs.")
    record PageView(
            @Schema(description = "The costs of the page.") List<CostView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
