package org.communityops.activity.envelope;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it is given back: what was sent, with the time of recording where none was sent.
 *
 * @param attributes the attributes that have no component of their own
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time"})
@Schema(
        name = "CloudEvent",
        description = "A CloudEvent 1.0 that says what somebody did (活动事件). Further attributes are lower-case words.",
        additionalProperties = Schema.True.class,
        requiredProperties = {"specversion", "id", "source", "type"})
public record CloudEvent(
        @Schema(enumeration = "1.0", examples = "1.0") String specversion,

        @Schema(
                description =
                        "Unique within its source; (community, source, id) is the identity of the event, for ever.",
                minLength = 1,
                maxLength = 256,
                examples = "msg-88121")
        String id,

        @Schema(
                description =
                        "A URI reference. Its scheme is the actor's platform (平台) unless `data.platform` says otherwise.",
                minLength = 1,
                maxLength = 512,
                examples = "wecom://group/8812")
        String source,

        @Schema(
                description = "The event type (事件类型), built in or registered by the community.",
                minLength = 1,
                maxLength = 128,
                examples = "message.posted")
        String type,

        @Nullable @Schema(
                description = "The actor (行为人): the platform's user id. Required but for `event.retracted`.",
                minLength = 1,
                maxLength = 256,
                examples = "wm8f3k")
        String subject,

        @Nullable @Schema(
                description = "When it happened; the time of recording when left out.",
                examples = "2026-11-20T02:15:00Z")
        Instant time,

        @Nullable @Schema(
                description = "What the type defines, at most 64 KiB.",
                examples = "{\"channel\":\"general\",\"chars\":120,\"words\":23,\"isReply\":false}")
        ObjectNode data,

        @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> attributes) {
    public CloudEvent {
        attributes = Map.copyOf(attributes);
    }
}
