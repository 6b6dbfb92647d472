package org.communityops.incentive.expiry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.communityops.incentive.ledger.PointsEnd;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long points live, counted from the local day on which they are earned: the last day on which they can be used. A month
 * later is the same day of the next month, or its last one where there is no such day.
 */
@Schema(
        name = "ExpiryTerms",
        description =
                "How long points can be used (有效期), counted from the local day on which they are earned; either days or months. They end at the end of that day. A month after 31 January is the last day of February.")
public record ExpiryTerms(
        @Nullable @Min(1) @Max(3660) @Schema(description = "So many days later is the last day.", examples = "90")
        Integer days,

        @Nullable @Min(1) @Max(120) @Schema(description = "So many months later is the last day.", examples = "12")
        Integer months,

        @Nullable @Schema(description = "Moves the last day to that of its month, quarter or year.", examples = "YEAR")
        RoundUp roundUpTo) {
    /** The period whose last day is the last one on which points can be used. */
    @Schema(name = "ExpiryRoundUp", description = "MONTH (月底), QUARTER (季末), YEAR (年底).")
    public enum RoundUp {
        MONTH,
        QUARTER,
        YEAR;

        private LocalDate lastDay(LocalDate day) {
            return switch (this) {
                case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
                case QUARTER ->
                    day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
                case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
            };
        }
    }

    /** Whether exactly one of days and months is said. */
    public boolean sayHowLong() {
        return (days == null) != (months == null);
    }

    /** The last local day on which points can be used that are earned on a day. */
    public LocalDate lastDay(LocalDate earned) {
        var day = earned;
        if (days != null) {
            day = day.plusDays(days);
        }
        if (months != null) {
            day = day.plusMonths(months);
        }
        return roundUpTo == null ? day : roundUpTo.lastDay(day);
    }

    /** The end of points that are earned on a day: the first instant of the day after the last. */
    public PointsEnd end(LocalDate earned, ZoneId zone) {
        Instant end = lastDay(earned).plusDays(1).atStartOfDay(zone).toInstant();
        return new PointsEnd(end, earned);
    }
}
