package org.communityops.incentive.reward;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reward of the catalogue.
 *
 * @param taken how many are reserved, confirmed or fulfilled
 * @param version counts changes by operators, not what members take
 */
public record Reward(UUID communityId, UUID id, RewardSettings settings, long taken, int version, Instant createdAt) {

    public RewardKind kind() {
        return settings.kind();
    }

    public String name() {
        return settings.name();
    }

    /** What one costs, in points of its currency. */
    public long price() {
        return settings.price();
    }

    public String currency() {
        return settings.currency();
    }

    /** Whether each redemption has to be approved. */
    public boolean needsApproval() {
        return settings.approval();
    }

    /** The level that a member needs at least; none when anybody may have it. */
    public Optional<Integer> minLevel() {
        return Optional.ofNullable(settings.minLevel());
    }

    /** How many one member may have; none when there is no such limit. */
    public Optional<MemberLimit> limit() {
        return Optional.ofNullable(settings.limit());
    }

    /** The series that coupons come from; null for what is no coupon. */
    public @Nullable UUID couponSeriesId() {
        return settings.couponSeriesId();
    }

    /** What one costs the community; null where nobody said. */
    public @Nullable UnitCost unitCost() {
        return settings.unitCost();
    }

    /** How many are left; null when there is no end to them. */
    public @Nullable Long left() {
        return settings.stock() == null ? null : settings.stock() - taken;
    }

    /** Whether members can redeem it at an instant, if there is one left. */
    public boolean isOnOfferAt(Instant now) {
        return settings.state() == RewardState.ACTIVE
                && (settings.availableFrom() == null || !now.isBefore(settings.availableFrom()))
                && (settings.availableTo() == null || now.isBefore(settings.availableTo()));
    }
}
