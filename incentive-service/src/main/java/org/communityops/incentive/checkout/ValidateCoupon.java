package org.communityops.incentive.checkout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a shop sends to learn what a code is worth. */
@Schema(description = "Asks what a code is worth (验券).")
record ValidateCoupon(
        @NotBlank @Size(max = 100) @Schema(
                description = "As the customer shows it; capitals, hyphens and spaces count for nothing (券码).",
                examples = "7K3QX9-M2HT4B-ZC81VN")
        String code,

        @Nullable @Size(max = 200) @Schema(description = "The order, when it may be reserved for it already (订单号).", examples = "o-2026-1120-17")
        String orderId,

        @Nullable @Schema(description = "Amount of the purchase before the discount.", examples = "128.5")
        BigDecimal amount,

        @Nullable @Schema(description = "ISO 4217 code; goes with `amount`.", examples = "CNY")
        String currency) {}
