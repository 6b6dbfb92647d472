package org.communityops.incentive.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The events that a rule pays for.
 *
 * @param condition CEL over {@code event} and {@code data}; every event of the type when absent
 */
@Schema(description = "The events that the rule pays for, each once.")
public record Trigger(
        @Schema(description = "Type of the activity event.", examples = "message.posted")
        String eventType,

        @Nullable @Schema(
                description = "Condition in CEL over `event` and `data`; every event of the type when absent.",
                examples = "has(data.isReply) && data.isReply")
        String condition) {}
