package org.communityops.incentive.reward;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.communityops.incentive.couponseries.Money;
import org.communityops.kit.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one of a reward costs the community, in money. */
@Schema(name = "UnitCost", description = "What one of a reward costs the community, in money (成本价).")
public record UnitCost(
        @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 10, fraction = 4) @Schema(description = "The money (金额), with at most the decimals of its currency.", examples = "18.5")
        BigDecimal amount,

        @NotNull @Schema(description = "Its currency (货币), an ISO 4217 code.", examples = "CNY")
        String currency) {
    List<Fault> faults(String pointer) {
        return Money.currencyFault(pointer + "/currency", currency)
                .or(() -> Money.fault(pointer + "/amount", amount, currency))
                .stream()
                .toList();
    }
}
