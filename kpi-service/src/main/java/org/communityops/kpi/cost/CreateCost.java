package org.communityops.kpi.cost;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller tells of a cost. */
@Schema(name = "CreateCost", description = "A cost (成本): money, hours of an operator's work, or both.")
record CreateCost(
        @Schema(
                description =
                        "The day that bears it (日期), in the community's zone; not before 2000 and not in the future.",
                examples = "2026-05-02")
        @NotNull LocalDate day,

        @Schema(
                description = "The money (金额), at most four decimals; 0 only where hours are given.",
                examples = "1200.50")
        @NotNull @DecimalMin("0") @Digits(integer = 10, fraction = 4) BigDecimal amount,

        @Schema(description = "Its currency (货币), an ISO 4217 code.", examples = "CNY")
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,

        @Schema(description = "What it was spent on.", examples = "ACQUISITION") @NotNull CostKind kind,

        @Schema(description = "The campaign (活动), as events name it in `data.campaign`.", examples = "spring-sale")
        @Size(min = 1, max = 256) @Nullable String campaignId,

        @Schema(description = "The channel (渠道) that it was spent on.", examples = "wechat")
        @Size(min = 1, max = 256) @Nullable String channel,

        @Schema(description = "The line of the budget that pays.", examples = "CORE") @Nullable BudgetLine line,

        @Schema(description = "Hours of an operator's work (工时), at most two decimals.", examples = "3.5")
        @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 2) @Nullable BigDecimal hours,

        @Schema(
                description = "The operator (运营人员) who worked these hours; with `hours`, and not without.",
                examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
        @Nullable UUID operatorId,

        @Schema(description = "What there is to say about it (备注).", examples = "Invoice 2026-118")
        @Size(min = 1, max = 500) @Nullable String note) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /**
     * What is wrong beyond the bounds of single fields.
     *
     * @param pointer where it stands in the request; empty for the whole of it
     * @param today the last day that may bear a cost
     */
    List<Fault> faults(String pointer, LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (day.isBefore(EARLIEST) || day.isAfter(today)) {
            faults.add(Fault.at(pointer + "/day", "range", "day is a day from " + EARLIEST + " to " + today));
        }
        if ((hours == null) != (operatorId == null)) {
            faults.add(Fault.at(pointer + "/operatorId", "hours-of-nobody", "hours and operatorId come together"));
        }
        if (amount.signum() == 0 && hours == null) {
            faults.add(Fault.at(pointer + "/amount", "nothing", "A cost has an amount above 0, or hours"));
        }
        return faults;
    }
}
