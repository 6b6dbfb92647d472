package org.communityops.incentive.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The periods over which a cap counts, narrow to wide. */
public enum CapPeriod {
    DAY,
    WEEK,
    MONTH,
    LIFETIME;

    /** No day is earlier. */
    public static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

    /** No day is later; still a date that PostgreSQL and ISO 8601 can write. */
    public static final LocalDate END = LocalDate.of(9999, 12, 31);

    /** The first day of the period that holds a day. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case LIFETIME -> BEGINNING;
        };
    }

    /** The last day of the period that holds a day. */
    public LocalDate last(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case LIFETIME -> END;
        };
    }
}
