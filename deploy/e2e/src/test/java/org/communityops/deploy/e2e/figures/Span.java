package org.communityops.deploy.e2e.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** A day, ISO week or month: its name, its first and its last day. */
record Span(String name, LocalDate first, LocalDate last) {

    /** How long a span is; the names are those of the interface. */
    enum Length {
        DAY,
        WEEK,
        MONTH;

        Span around(LocalDate day) {
            return switch (this) {
                case DAY -> new Span(day.toString(), day, day);
                case WEEK -> {
                    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    var name = "%04d-W%02d"
                            .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                    yield new Span(name, monday, monday.plusDays(6));
                }
                case MONTH ->
                    new Span(
                            day.toString().substring(0, 7),
                            day.withDayOfMonth(1),
                            day.with(TemporalAdjusters.lastDayOfMonth()));
            };
        }

        Span after(Span span) {
            return around(span.last().plusDays(1));
        }
    }
}
