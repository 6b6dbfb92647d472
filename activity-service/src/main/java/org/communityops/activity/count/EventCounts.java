package org.communityops.activity.count;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Counts of a range of time. */
@Schema(
        description = "Events by period and type (活动计数).",
        requiredProperties = {"granularity", "timeZone", "from", "to", "items"})
record EventCounts(
        Granularity granularity,

        @Schema(description = "Zone of the days; hours are UTC.", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "First instant counted.", examples = "2026-11-19T16:00:00Z")
        Instant from,

        @Schema(description = "The instant before which is counted.", examples = "2026-11-20T16:00:00Z")
        Instant to,

        @Schema(description = "By period, then by type; periods and types without events are left out.")
        List<Count> items) {
    EventCounts {
        items = List.copyOf(items);
    }

    /** The count of one type in one period. */
    @Schema(
            name = "EventCount",
            requiredProperties = {"period", "type", "events"})
    record Count(
            @Schema(description = "A date, or the first instant of an hour.", examples = "2026-11-20")
            String period,

            @Schema(examples = "message.posted") String type,
            @Schema(examples = "412") long events) {}
}
