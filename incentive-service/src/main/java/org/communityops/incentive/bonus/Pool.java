package org.communityops.incentive.bonus;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount that is shared by score. */
@Schema(name = "BonusPool", description = "An amount that is shared in proportion to scores (奖金池).")
public record Pool(
        @NotNull @DecimalMin("0") @Schema(
                description =
                        "What is shared each period (总额), with at most the decimals of the currency; no cent is lost.",
                examples = "10000.00")
        BigDecimal amount,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000000") @Schema(description = "Who scores less has no share (参与分配的最低分).", examples = "60")
        BigDecimal minimumScore) {
    Pool canonical(int decimals) {
        return new Pool(Money.of(amount, decimals), BonusDefinition.plain(minimumScore));
    }
}
