package org.communityops.incentive.checkout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a shop sends when a purchase with a coupon is complete. */
@Schema(description = "Uses a coupon for a purchase (核销).")
record UseCoupon(
        @NotBlank @Size(max = 100) @Schema(description = "As the customer shows it (券码).", examples = "7K3QX9-M2HT4B-ZC81VN")
        String code,

        @NotBlank @Size(max = 200) @Schema(description = "The shop's order (订单号).", examples = "o-2026-1120-17")
        String orderId,

        @NotNull @Schema(description = "Amount of the purchase before the discount.", examples = "128.5")
        BigDecimal amount,

        @NotNull @Schema(description = "ISO 4217 code.", examples = "CNY")
        String currency) {}
