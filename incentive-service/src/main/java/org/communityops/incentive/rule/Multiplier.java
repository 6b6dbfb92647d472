package org.communityops.incentive.rule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.communityops.incentive.expression.Expressions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the award is multiplied with, for quality (质量系数). */
@Schema(
        description =
                "A factor for quality (质量系数). It is rounded half up to four decimals, then kept within its bounds; award times factor is rounded half up to whole points.")
public record Multiplier(
        @NotNull @Size(min = 1, max = Expressions.LONGEST) @Schema(
                description = "The factor in CEL over `event` and `data`.",
                examples = "has(data.score) ? data.score / 100.0 : 1.0")
        String expression,

        @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 4) @Schema(description = "The least factor.", defaultValue = "0", examples = "0.5")
        BigDecimal atLeast,

        @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 4) @Schema(description = "The greatest factor.", defaultValue = "10", examples = "3")
        BigDecimal atMost) {
    private static final int DECIMALS = 4;

    public Multiplier {
        atLeast = Objects.requireNonNullElse(atLeast, BigDecimal.ZERO);
        atMost = Objects.requireNonNullElse(atMost, BigDecimal.TEN);
    }

    /** The factor that is used when the expression gives this value. */
    public BigDecimal bounded(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_UP).max(atLeast).min(atMost);
    }

    /** Whole points. */
    public static long times(long award, BigDecimal factor) {
        return BigDecimal.valueOf(award)
                .multiply(factor)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
