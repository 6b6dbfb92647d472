package org.communityops.incentive.rule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A run of active days that pays once, on the day that completes it (连续活跃). */
@Schema(
        description =
                "A run of active days that pays once, on the day that completes it (连续活跃). A day without activity ends it.")
public record Streak(
        @Min(2) @Max(366) @Schema(description = "Which active day of the run pays.", examples = "7")
        int days,

        @NotNull @Size(min = 1, max = 20) @Schema(description = "A day with an event of one of these types is active.", examples = "[\"message.posted\"]")
        List<
                        @NotNull @Size(max = 128) @Pattern(
                                regexp = Trigger.EVENT_TYPE,
                                message = "is two or more lower-case words joined by dots")
                        String>
                eventTypes) {
    public Streak {
        // Not List.copyOf: null elements are for validation to name.
        eventTypes = eventTypes == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(eventTypes));
    }
}
