package org.communityops.incentive.checkout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a shop sends when a purchase does not come about. */
@Schema(description = "Lets go of a coupon that was set aside (释放).")
record ReleaseCoupon(
        @NotBlank @Size(max = 100) @Schema(description = "As the customer shows it (券码).", examples = "7K3QX9-M2HT4B-ZC81VN")
        String code,

        @NotBlank @Size(max = 200) @Schema(description = "The order that it is set aside for (订单号).", examples = "o-2026-1120-17")
        String orderId) {}
