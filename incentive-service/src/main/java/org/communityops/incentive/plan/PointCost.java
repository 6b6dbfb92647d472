package org.communityops.incentive.plan;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import org.communityops.incentive.couponseries.Money;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a point costs the community. */
@Schema(description = "What a point costs the community (积分成本), so that a report can tell the cost in money.")
public record PointCost(
        @NotNull @Positive @DecimalMax("1000000") @Digits(integer = 7, fraction = 6) @Schema(description = "Of one point, with up to six decimals.", examples = "0.5")
        BigDecimal amount,

        @NotNull @Schema(description = "ISO 4217 code.", examples = "CNY")
        String currency) {
    /** 422 unless the currency is one in which things have prices. */
    void requireSound() {
        Money.currencyFault("/pointCost/currency", currency).ifPresent(fault -> {
            throw ProblemException.invalid(List.of(fault));
        });
    }
}
