package org.communityops.incentive.couponseries;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon series.
 *
 * @param codes how many codes it has
 * @param version counts changes by operators
 */
public record CouponSeries(
        UUID communityId, UUID id, SeriesSettings settings, int codes, int version, Instant createdAt) {

    public String name() {
        return settings.name();
    }

    public Discount discount() {
        return settings.discount();
    }

    /** The least purchase that its coupons are good for; null when any is. */
    public @Nullable BigDecimal minimumPurchase() {
        return settings.minimumPurchase();
    }

    public CodeSource codeSource() {
        return settings.codeSource();
    }

    /** When a coupon issued now is good; empty when it would never be, since the series is closed or over. */
    public Optional<Validity> issuedAt(Instant now, ZoneId zone) {
        var from = settings.validFrom() == null || settings.validFrom().isBefore(now) ? now : settings.validFrom();
        var to = settings.validTo() == null ? endOfDays(now, zone) : settings.validTo();
        return settings.state() == SeriesState.OPEN && from.isBefore(to)
                ? Optional.of(new Validity(from, to))
                : Optional.empty();
    }

    private Instant endOfDays(Instant now, ZoneId zone) {
        var days = settings.validDays() == null ? 0 : settings.validDays();
        return LocalDate.ofInstant(now, zone)
                .plusDays(days + 1L)
                .atStartOfDay(zone)
                .toInstant();
    }
}
