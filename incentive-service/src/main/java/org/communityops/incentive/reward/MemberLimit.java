package org.communityops.incentive.reward;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many of a reward one member may have. What was cancelled or refused does not count. */
@Schema(name = "MemberLimit", description = "How many of a reward one member may have (每人限兑).")
public record MemberLimit(
        @NotNull @Min(1) @Max(1_000_000) @Schema(description = "So many at most.", examples = "2")
        Integer count,

        @NotNull @Schema(description = "In each such period of the community's time zone; ALL: ever.", examples = "MONTH")
        Period period) {
    /** The calendar period over which a limit counts. */
    @Schema(name = "MemberLimitPeriod")
    public enum Period {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        ALL
    }

    /** When the period that holds an instant began. */
    public Instant since(Instant now, ZoneId zone) {
        var day = LocalDate.ofInstant(now, zone);
        var first =
                switch (period) {
                    case DAY -> day;
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                    case ALL -> LocalDate.EPOCH;
                };
        return first.atStartOfDay(zone).toInstant();
    }
}
