package org.communityops.incentive.couponseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A series as callers see it. How many codes it has is told by its figures, which change with every coupon. */
@Schema(name = "CouponSeries", description = "What the coupons of a series are worth (优惠券批次).")
record SeriesView(
        UUID id,

        @Schema(description = "What people call it (名称).", examples = "20 off from 100")
        String name,

        @Schema(description = "What a coupon takes off (优惠).")
        Discount discount,

        @Nullable @Schema(description = "The least purchase it is good for (最低消费).", examples = "100")
        BigDecimal minimumPurchase,

        @Nullable @Schema(description = "Coupons are good from then on.", examples = "2026-11-01T00:00:00Z")
        Instant validFrom,

        @Nullable @Schema(description = "Coupons are good before then (有效期).", examples = "2026-12-01T00:00:00Z")
        Instant validTo,

        @Nullable @Schema(description = "Or: so many days after the day of issue.", examples = "30")
        Integer validDays,

        @Schema(description = "Where codes come from (券码来源).", examples = "GENERATED")
        CodeSource codeSource,

        @Nullable @Schema(description = "How many codes there may be (发行量).", examples = "500")
        Integer codeLimit,

        @Schema(description = "Coupons are issued only while it is OPEN.", examples = "OPEN")
        SeriesState state,

        @Schema(description = "When it was made.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {
    static SeriesView of(CouponSeries series) {
        var settings = series.settings();
        return new SeriesView(
                series.id(),
                settings.name(),
                settings.discount(),
                settings.minimumPurchase(),
                settings.validFrom(),
                settings.validTo(),
                settings.validDays(),
                settings.codeSource(),
                settings.codeLimit(),
                settings.state(),
                series.createdAt());
    }
}
