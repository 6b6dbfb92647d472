package org.communityops.activity.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to register an event type. */
@Schema(description = "A community's own event type (自定义事件类型).")
record RegisterEventType(
        @NotNull @Size(max = 128) @Pattern(
                regexp = "[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+",
                message = "is two or more lower-case words joined by dots, such as recipe.cooked")
        @Schema(description = "The name: two or more lower-case words joined by dots.", examples = "recipe.cooked")
        String type,

        @Nullable @Size(max = 500) @Schema(description = "What such an event says.", examples = "A member cooked a recipe")
        String description,

        @NotNull @Schema(
                description =
                        "JSON Schema (draft 2020-12) of the event's `data`. It stands alone: no references and no regular expressions.",
                examples =
                        "{\"type\":\"object\",\"properties\":{\"minutes\":{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"minutes\"]}")
        ObjectNode schema) {}
