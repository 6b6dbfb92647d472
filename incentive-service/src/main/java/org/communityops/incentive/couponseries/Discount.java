package org.communityops.incentive.couponseries;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a coupon takes off a purchase.
 *
 * @param value the amount, or the per cent, 2 decimals at most
 * @param currency of the purchases that it is good for, ISO 4217
 */
@Schema(name = "Discount", description = "What a coupon takes off a purchase (优惠).")
public record Discount(
        @NotNull @Schema(description = "FIXED: an amount (满减). PERCENT: a share of the purchase (折扣).", examples = "FIXED")
        Kind kind,

        @NotNull @Schema(description = "The amount, or the per cent: more than 0, at most 100, 2 decimals.", examples = "20")
        BigDecimal value,

        @NotNull @Schema(description = "ISO 4217 code of the purchases it is good for.", examples = "CNY")
        String currency) {
    /** Whether the value is an amount or a share. */
    @Schema(name = "DiscountKind")
    public enum Kind {
        FIXED,
        PERCENT
    }

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /**
     * What it takes off: never more than the purchase; a share is rounded half up to the smallest unit of the currency.
     *
     * @param purchase an amount in the currency of the discount
     */
    public BigDecimal off(BigDecimal purchase) {
        var decimals = Money.decimals(currency);
        return switch (kind) {
            case FIXED -> value.min(purchase).setScale(decimals, RoundingMode.HALF_UP);
            case PERCENT -> purchase.multiply(value).divide(WHOLE, decimals, RoundingMode.HALF_UP);
        };
    }
}
