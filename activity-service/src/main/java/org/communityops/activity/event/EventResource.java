package org.communityops.activity.event;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Recorded events over HTTP. */
@Path("/v1/communities/{communityId}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "events", description = "What members do (活动事件): recorded once, kept for ever.")
class EventResource {
    static final String EXAMPLE = """
            {"id":"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c0000","event":{"specversion":"1.0","id":"msg-88121",\
            "source":"wecom://group/8812","type":"message.posted","subject":"wm8f3k","time":"2026-11-20T02:15:00Z",\
            "data":{"channel":"general","topic":"t-912","isReply":true,"replyTo":"msg-88100","chars":120,"words":23}},\
            "memberId":"5f0c1f5c-9a10-5d4b-8a52-019aa0c07c5e","recordedAt":"2026-11-20T02:15:00.312Z"}""";
    static final String ANALYSTS =
            "A `bi` key sees no account on a platform (`subject`) and no string longer than 64 characters.";

    private final Events events;
    private final CurrentCaller caller;
    private final EventPages pages;
    private final Preconditions preconditions;

    EventResource(Events events, EventPages pages, CurrentCaller caller, Preconditions preconditions) {
        this.events = events;
        this.caller = caller;
        this.pages = pages;
        this.preconditions = preconditions;
    }

    /** Events of the community. */
    @GET
    @Needs("events:read")
    @Operation(
            operationId = "listEvents",
            summary = "Recorded events, newest recorded first",
            description = "Filters go by what was sent; the order goes by when it was recorded. " + ANALYSTS)
    @APIResponse(responseCode = "200", description = "A page of events")
    @APIResponse(
            responseCode = "422",
            description = "`validation-failed`: from is after to; `range-too-large`: too many events to look through",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Page<EventView> listEvents(
            @RestPath UUID communityId,
            @Parameter(description = "Only what this member (成员) did.") @RestQuery @Nullable UUID memberId,
            @BeanParam EventQuery query,
            @BeanParam PageQuery page) {
        return pages.page(communityId, query.filter(memberId), page);
    }

    /** One event. */
    @GET
    @Path("/{eventId}")
    @Needs("events:read")
    @Operation(operationId = "getEvent", summary = "One recorded event", description = ANALYSTS)
    @APIResponse(
            responseCode = "200",
            description = "The event",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EventView.class),
                            examples = @ExampleObject(name = "an event", value = EXAMPLE)))
    @APIResponse(responseCode = "304", description = "It is still the one that If-None-Match names")
    public RestResponse<EventView> getEvent(@RestPath UUID communityId, @RestPath UUID eventId) {
        var row = events.get(communityId, eventId);
        var reader = Reader.of(caller.get());
        var tag = Long.toHexString(row.checksum())
                + (row.retracted() ? "-r" : "")
                + (reader == Reader.ANALYST ? "-a" : "");
        return preconditions.answer(EventView.of(row, reader), tag);
    }
}
