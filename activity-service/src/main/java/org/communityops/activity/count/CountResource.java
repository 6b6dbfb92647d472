package org.communityops.activity.count;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Counts over HTTP. */
@Path("/v1/communities/{communityId}/event-counts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "events", description = "What members do (活动事件): recorded once, kept for ever.")
class CountResource {
    private final CountReader reader;

    CountResource(CountReader reader) {
        this.reader = reader;
    }

    /** Counts by period and type. */
    @GET
    @Needs("events:read")
    @Operation(
            operationId = "countEvents",
            summary = "How many events happened, by hour or day and type",
            description =
                    "Counts what was recorded, retracted events and retractions included. They follow the recording within a second or so.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EventCounts.class),
                            examples = @ExampleObject(name = "a day", value = """
                                                    {"granularity":"DAY","timeZone":"Asia/Shanghai","from":"2026-11-19T16:00:00Z","to":"2026-11-20T16:00:00Z",\
                                                    "items":[{"period":"2026-11-20","type":"message.posted","events":412}]}""")))
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation-failed`: from is after to or not the begin of a quarter of an hour; `range-too-large`",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public EventCounts countEvents(
            @RestPath UUID communityId,
            @Parameter(
                            description =
                                    "First instant counted: a date in the community's zone, or an instant. 30 days (or 48 hours) before `to` when left out.",
                            example = "2026-11-01")
                    @RestQuery
                    @Nullable String from,
            @Parameter(
                            description =
                                    "The instant or date before which is counted; the end of the current period when left out.",
                            example = "2026-12-01")
                    @RestQuery
                    @Nullable String to,
            @Parameter(description = "HOUR or DAY (default).") @RestQuery @Nullable Granularity granularity,
            @Parameter(description = "Only this type.", example = "message.posted") @RestQuery @Nullable String type) {
        return reader.count(communityId, from, to, granularity == null ? Granularity.DAY : granularity, type);
    }
}
