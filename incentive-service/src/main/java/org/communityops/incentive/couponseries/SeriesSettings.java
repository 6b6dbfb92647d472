package org.communityops.incentive.couponseries;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.communityops.kit.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator decides about a series: what a request to make one holds, and what a patch changes. */
@Schema(name = "CouponSeriesSettings", description = "What an operator decides about a coupon series (优惠券批次).")
record SeriesSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "20 off from 100")
        String name,

        @NotNull @Valid @Schema(description = "What a coupon takes off. Fixed once the series has codes.")
        Discount discount,

        @Nullable @Schema(
                description =
                        "The least purchase it is good for, in the currency of the discount (最低消费). Fixed once the series has codes.",
                examples = "100")
        BigDecimal minimumPurchase,

        @Nullable @Schema(
                description = "Coupons are good from then on; from their issue when left out. Goes with `validTo`.",
                examples = "2026-11-01T00:00:00Z")
        Instant validFrom,

        @Nullable @Schema(
                description = "Coupons are good before then (有效期). Either this or `validDays`.",
                examples = "2026-12-01T00:00:00Z")
        Instant validTo,

        @Nullable @Min(1) @Max(3650) @Schema(
                description =
                        "Coupons are good until the end of the local day that many days after their issue. Either this or `validTo`.",
                examples = "30")
        Integer validDays,

        @Schema(
                description = "Where codes come from (券码来源). Fixed once the series has codes.",
                defaultValue = "GENERATED",
                examples = "GENERATED")
        CodeSource codeSource,

        @Nullable @Min(1) @Max(10_000_000) @Schema(description = "How many codes there may be (发行量); no limit when left out.", examples = "500")
        Integer codeLimit,

        @Schema(
                description = "Coupons are issued only while it is OPEN. Those that were issued stay good.",
                defaultValue = "OPEN",
                examples = "OPEN")
        SeriesState state) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    SeriesSettings {
        codeSource = Objects.requireNonNullElse(codeSource, CodeSource.GENERATED);
        state = Objects.requireNonNullElse(state, SeriesState.OPEN);
        validFrom = validFrom == null ? null : validFrom.truncatedTo(ChronoUnit.MICROS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MICROS);
    }

    /** What is wrong beyond the bounds of single fields. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        Money.currencyFault("/discount/currency", discount.currency())
                .ifPresentOrElse(faults::add, () -> addAmountFaults(faults));
        if ((validTo == null) == (validDays == null)) {
            faults.add(Fault.at("/validTo", "validity", "A series has either validTo or validDays"));
        }
        if (validFrom != null && (validTo == null || !validFrom.isBefore(validTo))) {
            faults.add(Fault.at("/validFrom", "validity", "validFrom is before validTo"));
        }
        return faults;
    }

    /** What a change must not touch, once there are codes. */
    List<Fault> fixedFaults(SeriesSettings changed) {
        var faults = new ArrayList<Fault>();
        if (!sameDiscount(changed)) {
            faults.add(Fault.at("/discount", "fixed", "There are coupons of this worth already; make another series"));
        }
        if (codeSource != changed.codeSource) {
            faults.add(Fault.at("/codeSource", "fixed", "There are codes already; make another series"));
        }
        return faults;
    }

    private boolean sameDiscount(SeriesSettings other) {
        return discount.kind() == other.discount.kind()
                && discount.currency().equals(other.discount.currency())
                && discount.value().compareTo(other.discount.value()) == 0
                && same(minimumPurchase, other.minimumPurchase);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private void addAmountFaults(List<Fault> faults) {
        switch (discount.kind()) {
            case FIXED ->
                Money.fault("/discount/value", discount.value(), discount.currency())
                        .ifPresent(faults::add);
            case PERCENT -> {
                var value = discount.value();
                if (value.signum() <= 0
                        || value.compareTo(WHOLE) > 0
                        || value.stripTrailingZeros().scale() > 2) {
                    faults.add(Fault.at(
                            "/discount/value", "per-cent", "Per cent are more than 0, at most 100, with 2 decimals"));
                }
            }
        }
        if (minimumPurchase != null) {
            Money.fault("/minimumPurchase", minimumPurchase, discount.currency())
                    .ifPresent(faults::add);
        }
    }
}
