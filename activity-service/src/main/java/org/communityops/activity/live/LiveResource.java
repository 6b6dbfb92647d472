package org.communityops.activity.live;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.communityops.activity.event.EventView;
import org.communityops.activity.event.Reader;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The live stream over HTTP. */
@Path("/v1/communities/{communityId}/events")
@RunOnVirtualThread
@Tag(name = "events", description = "What members do (活动事件): recorded once, kept for ever.")
class LiveResource {
    private static final Logger LOG = Logger.getLogger(LiveResource.class);
    private static final long SLOWEST_READER_SECONDS = 30;

    private final LiveStream stream;
    private final CurrentCaller caller;

    LiveResource(LiveStream stream, CurrentCaller caller) {
        this.stream = stream;
        this.caller = caller;
    }

    /** Events as they are recorded. */
    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Needs("events:read")
    @Operation(
            operationId = "streamEvents",
            summary = "Recorded events as they come, as server-sent events",
            description =
                    "Begins with the next event, or after the one that `Last-Event-ID` names: reconnecting misses nothing. `data` is the same as in the list of events; `id` is what to come back with. A comment comes when nothing happened for ten seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it ends when the reader goes",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "one event",
                                            value =
                                                    "event:activity.recorded\nid:1042\ndata:{\"id\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c0000\",\"event\":{\"specversion\":\"1.0\",\"id\":\"msg-88121\"}}\n\n")))
    @APIResponse(
            responseCode = "409",
            description = "`conflict`: Last-Event-ID lies ahead of the stream",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public void streamEvents(
            @RestPath UUID communityId,
            @Parameter(description = "The `id` of the last event seen.", schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("Last-Event-ID")
                    @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse)
            throws InterruptedException {
        var reader = Reader.of(caller.get());
        var browser = new Browser(sink, sse);
        try {
            stream.run(communityId, caller.get().keyId(), reader, position(lastEventId), browser);
        } catch (IllegalStateException e) {
            if (!browser.begun) {
                throw e;
            }
            LOG.warnf("A live stream ends: %s", e.getMessage());
        }
        sink.close();
    }

    private static OptionalLong position(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var position = Long.parseLong(lastEventId);
            if (position >= 0) {
                return OptionalLong.of(position);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ProblemException.badParameter("Last-Event-ID", "Last-Event-ID is the id of an event of this stream");
    }

    /** Whoever reads the stream at the other end. */
    private static final class Browser implements LiveStream.Listener {
        private final SseEventSink sink;
        private final Sse sse;
        /** From here on a failure can no longer be told as a problem; it ends the stream, and the reader comes back. */
        private boolean begun;

        Browser(SseEventSink sink, Sse sse) {
            this.sink = sink;
            this.sse = sse;
        }

        @Override
        public boolean isGone() {
            return sink.isClosed();
        }

        @Override
        public void send(long position, EventView event) throws InterruptedException {
            deliver(sse.newEventBuilder()
                    .name("activity.recorded")
                    .id(String.valueOf(position))
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(EventView.class, event)
                    .build());
        }

        @Override
        public void heartbeat() throws InterruptedException {
            deliver(sse.newEventBuilder().comment("nothing new").build());
        }

        /** Waits until it is on its way; a reader that takes nothing for long is given up. */
        private void deliver(OutboundSseEvent event) throws InterruptedException {
            if (sink.isClosed()) {
                return;
            }
            begun = true;
            try {
                sink.send(event).toCompletableFuture().get(SLOWEST_READER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                sink.close();
            }
        }
    }
}
