package org.communityops.incentive.rule;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.communityops.incentive.expression.Expressions;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The events that a rule pays for.
 *
 * @param condition CEL over {@code event} and {@code data}; every event of the type when absent
 */
@Schema(description = "The events that the rule pays for, each once.")
public record Trigger(
        @NotNull @Size(max = 128) @Pattern(regexp = EVENT_TYPE, message = "is two or more lower-case words joined by dots") @Schema(
                description = "Type of the activity event; communities have types of their own.",
                examples = "message.posted")
        String eventType,

        @Nullable @Size(min = 1, max = Expressions.LONGEST) @Schema(
                description = "Condition in CEL over `event` and `data`; every event of the type when absent.",
                examples = "has(data.isReply) && data.isReply")
        String condition) {
    /** What types of events look like. */
    public static final String EVENT_TYPE = "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+";
}
