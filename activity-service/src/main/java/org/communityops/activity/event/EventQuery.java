package org.communityops.activity.event;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The filters of lists of events. */
public class EventQuery {
    @QueryParam("type")
    @Parameter(description = "Only this type.", example = "message.posted")
    @Nullable String type;

    @QueryParam("channel")
    @Parameter(description = "Only those whose `data.channel` (频道) is this.", example = "general")
    @Nullable String channel;

    @QueryParam("topic")
    @Parameter(description = "Only those whose `data.topic` (话题) is this.", example = "t-912")
    @Nullable String topic;

    @QueryParam("from")
    @Parameter(description = "Only what happened at or after this instant.", example = "2026-11-01T00:00:00Z")
    @Nullable Instant from;

    @QueryParam("to")
    @Parameter(description = "Only what happened before this instant.", example = "2026-12-01T00:00:00Z")
    @Nullable Instant to;

    EventFilter filter(@Nullable UUID memberId) {
        return new EventFilter(type, memberId, channel, topic, from, to);
    }
}
