package org.communityops.incentive.couponcode;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many codes of a series are in which state. */
@Schema(description = "How many codes of a series are in which state (统计). The last six add up to `codes`.")
record CouponFigures(
        @Schema(description = "Codes that were generated or imported.", examples = "120")
        long codes,

        @Schema(description = "Imported codes that nobody has (待发放).", examples = "0")
        long available,

        @Schema(description = "Coupons that can be used (可用).", examples = "40")
        long issued,

        @Schema(description = "Set aside for a purchase (预占).", examples = "2")
        long reserved,

        @Schema(description = "Used (已核销).", examples = "70")
        long used,

        @Schema(description = "Not used in time (已过期).", examples = "7")
        long expired,

        @Schema(description = "Taken away (已作废).", examples = "1")
        long revoked) {}
