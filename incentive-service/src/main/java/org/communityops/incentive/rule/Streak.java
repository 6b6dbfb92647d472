package org.communityops.incentive.rule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run of active days that pays once, on the day that completes it (连续活跃). */
@Schema(
        description =
                "A run of active days that pays once, on the day that completes it (连续活跃). A day without activity ends it.")
public record Streak(
        @Schema(description = "Which active day of the run pays.", examples = "7")
        int days,

        @Schema(description = "A day with an event of one of these types is active.", examples = "[\"message.posted\"]")
        List<String> eventTypes) {
    public Streak {
        eventTypes = List.copyOf(eventTypes);
        if (days < 2 || days > 366 || eventTypes.isEmpty()) {
            throw new IllegalArgumentException("A streak has 2 to 366 days and at least one type of event");
        }
    }
}
