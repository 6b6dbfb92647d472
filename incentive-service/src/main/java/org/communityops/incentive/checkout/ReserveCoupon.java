package org.communityops.incentive.checkout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a shop sends to set a coupon aside for a purchase. */
@Schema(description = "Sets a coupon aside for a purchase (预占).")
record ReserveCoupon(
        @NotBlank @Size(max = 100) @Schema(description = "As the customer shows it (券码).", examples = "7K3QX9-M2HT4B-ZC81VN")
        String code,

        @NotBlank @Size(max = 200) @Schema(
                description = "The shop's order (订单号); only it can use the coupon meanwhile.",
                examples = "o-2026-1120-17")
        String orderId,

        @NotNull @Schema(description = "Amount of the purchase before the discount.", examples = "128.5")
        BigDecimal amount,

        @NotNull @Schema(description = "ISO 4217 code.", examples = "CNY")
        String currency,

        @Nullable @Min(1) @Max(1440) @Schema(description = "How many minutes it is set aside, at most a day.", defaultValue = "15", examples = "15")
        Integer minutes) {
    private static final int USUAL = 15;

    int reservedMinutes() {
        return Objects.requireNonNullElse(minutes, USUAL);
    }
}
