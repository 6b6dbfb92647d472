package org.communityops.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event type as callers see it. */
@Schema(
        description = "An event type (事件类型).",
        requiredProperties = {"type", "builtIn", "schema"})
record EventTypeView(
        @Schema(examples = "message.posted") String type,

        @Nullable @Schema(description = "What such an event says.", examples = "A message was posted (发言)")
        String description,

        @Schema(description = "Whether every community knows it.", examples = "true")
        boolean builtIn,

        @Schema(
                description = "JSON Schema (draft 2020-12) of the event's `data`.",
                examples = "{\"type\":\"object\",\"properties\":{\"channel\":{\"type\":\"string\"}}}")
        JsonNode schema,

        @Nullable @Schema(description = "When the community registered it.", examples = "2026-11-20T02:15:00Z")
        Instant createdAt) {
    static EventTypeView of(EventType type) {
        return new EventTypeView(
                type.name(), type.description(), type.registeredAt() == null, type.schema(), type.registeredAt());
    }
}
