package org.communityops.incentive.reward;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.problem.Fault;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator decides about a reward: what a request to make one holds, and what a patch changes. */
@Schema(name = "RewardSettings", description = "What an operator decides about a reward (礼品, 权益).")
record RewardSettings(
        @NotNull @Schema(
                description =
                        "What it is: GOODS (实物礼品), COUPON (优惠券), PRIVILEGE (权益), DISCOUNT (折扣), DONATION (公益捐赠). Fixed once it is no draft.",
                examples = "GOODS")
        RewardKind kind,

        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Tea cup 茶杯")
        String name,

        @Nullable @Size(max = 2000) @Schema(
                description = "What members read about it (说明).",
                examples = "White porcelain, 120 ml; sent within a week.")
        String description,

        @NotNull @Min(1) @Max(1_000_000_000_000L) @Schema(description = "What it costs, in points of the currency (积分价格).", examples = "300")
        Long price,

        @Schema(
                description = "Kind of points, one that can be spent (积分种类). Fixed once it is no draft.",
                defaultValue = "points",
                examples = "points")
        @Size(max = 64) String currency,

        @Nullable @Min(0) @Max(1_000_000_000_000L) @Schema(
                description = "How many there are in all, those that are taken included (库存); no end when left out.",
                examples = "50")
        Long stock,

        @Nullable @Valid @Schema(description = "How many one member may have (每人限兑).")
        MemberLimit limit,

        @Nullable @Min(1) @Max(1000) @Schema(description = "The level that a member needs at least (等级要求).", examples = "3")
        Integer minLevel,

        @Nullable @Schema(description = "It can be redeemed from then on.", examples = "2026-11-01T00:00:00Z")
        Instant availableFrom,

        @Nullable @Schema(description = "It can be redeemed before then.", examples = "2026-12-01T00:00:00Z")
        Instant availableTo,

        @Schema(
                description = "Whether somebody else than who asked has to approve each redemption (需审核).",
                defaultValue = "false",
                examples = "false")
        Boolean approval,

        @Nullable @Schema(
                description =
                        "The series that coupons come from; for a COUPON, and for nothing else. Fixed once it is no draft.")
        UUID couponSeriesId,

        @Nullable @Valid @Schema(
                description =
                        "What one costs the community, in money (成本价); when one is fulfilled, it becomes a cost in kpi-service.")
        UnitCost unitCost,

        @Schema(
                description =
                        "DRAFT (草稿), ACTIVE (上架), PAUSED (下架), RETIRED (停用). A draft becomes active, what is active pauses and goes on; what is retired stays so.",
                defaultValue = "DRAFT",
                examples = "ACTIVE")
        RewardState state) {

    RewardSettings {
        currency = Objects.requireNonNullElse(currency, Currency.POINTS);
        approval = Objects.requireNonNullElse(approval, false);
        state = Objects.requireNonNullElse(state, RewardState.DRAFT);
        availableFrom = availableFrom == null ? null : availableFrom.truncatedTo(ChronoUnit.MICROS);
        availableTo = availableTo == null ? null : availableTo.truncatedTo(ChronoUnit.MICROS);
    }

    /** What is wrong beyond the bounds of single fields. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if ((kind == RewardKind.COUPON) != (couponSeriesId != null)) {
            faults.add(Fault.at("/couponSeriesId", "coupon-series", "A COUPON has a series, and nothing else has one"));
        }
        if (availableFrom != null && availableTo != null && !availableFrom.isBefore(availableTo)) {
            faults.add(Fault.at("/availableTo", "window", "availableTo is after availableFrom"));
        }
        if (unitCost != null) {
            faults.addAll(unitCost.faults("/unitCost"));
        }
        return faults;
    }

    /** What a change must not touch, once members may have seen it. */
    List<Fault> fixedFaults(RewardSettings changed) {
        var faults = new ArrayList<Fault>();
        addIfChanged(faults, "/kind", kind, changed.kind);
        addIfChanged(faults, "/currency", currency, changed.currency);
        addIfChanged(faults, "/couponSeriesId", couponSeriesId, changed.couponSeriesId);
        return faults;
    }

    private static void addIfChanged(
            List<Fault> faults, String pointer, @Nullable Object present, @Nullable Object changed) {
        if (!Objects.equals(present, changed)) {
            faults.add(Fault.at(pointer, "fixed", "This is fixed once the reward is no draft; make another reward"));
        }
    }
}
