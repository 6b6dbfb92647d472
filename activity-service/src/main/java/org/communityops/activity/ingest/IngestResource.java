package org.communityops.activity.ingest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.communityops.activity.envelope.CloudEvent;
import org.communityops.activity.envelope.EventJson;
import org.communityops.activity.journal.Verdict;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.BodyLimit;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Events on their way in over HTTP. */
@Path("/v1/communities/{communityId}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "events", description = "What members do (活动事件): recorded once, kept for ever.")
class IngestResource {
    private static final String ONE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";
    private static final int MOST_ONE = 1024 * 1024;
    private static final int MOST_BATCH = 5 * 1024 * 1024;
    private static final long MOST_STREAM = 64L * 1024 * 1024;

    private static final String ONE_EXAMPLE = """
            {"specversion":"1.0","id":"msg-88121","source":"wecom://group/8812","type":"message.posted",\
            "subject":"wm8f3k","time":"2026-11-20T02:15:00Z",\
            "data":{"channel":"general","topic":"t-912","isReply":true,"replyTo":"msg-88100","chars":120,"words":23}}""";

    private final Ingest ingest;

    IngestResource(Ingest ingest) {
        this.ingest = ingest;
    }

    /** Takes events in; the media type says how many. */
    @POST
    @Consumes({ONE, MediaType.APPLICATION_JSON, BATCH, LINES})
    @BodyLimit(MOST_STREAM)
    @Needs("events:write")
    @Operation(
            operationId = "recordEvents",
            summary = "Record activity events: one, a batch, or a stream",
            description = """
                    One CloudEvent as `application/cloudevents+json` (or `application/json`), or in binary mode with `ce-` headers and the data as the body; \
                    up to 1,000 as `application/cloudevents-batch+json` (5 MiB); any number as `application/x-ndjson`, one a line (64 MiB), \
                    recorded as they come in chunks. The answer comes when everything accepted is durable. The same (source, id) with the same content \
                    is a duplicate and harmless, so after any failure send the same again. No Idempotency-Key is needed.""")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = ONE,
                        schema = @Schema(implementation = CloudEvent.class),
                        examples = @ExampleObject(name = "a message", value = ONE_EXAMPLE)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = BATCH,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class, maxItems = 1000),
                        examples = @ExampleObject(name = "a batch of one", value = "[" + ONE_EXAMPLE + "]")),
                @Content(mediaType = LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of each event of a batch or stream; or the single event was a duplicate",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestAnswer.class),
                            examples = @ExampleObject(name = "a batch", value = """
                                                    {"accepted":998,"duplicates":1,"rejected":1,"results":[{"index":17,"status":"REJECTED",\
                                                    "problem":{"type":"/problems/unknown-event-type","title":"The community does not know this event type",\
                                                    "status":422,"detail":"the community does not know this type","errors":[{"pointer":"/type",\
                                                    "code":"unknown-event-type","detail":"the community does not know this type"}]}}]}""")))
    @APIResponse(
            responseCode = "201",
            description = "The single event is new; Location leads to it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestAnswer.class),
                            examples =
                                    @ExampleObject(
                                            name = "a new event",
                                            value = "{\"accepted\":1,\"duplicates\":0,\"rejected\":0,\"results\":[]}")))
    @APIResponse(
            responseCode = "409",
            description =
                    "`conflict`: the single event (or, with `atomic`, some of the batch) has the identity of another one; the pointers name the members that differ. Or the community is archived",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    @APIResponse(
            responseCode = "422",
            description =
                    "`validation-failed`, `unknown-event-type`, `event-time-in-future` or `event-too-old`: the single event (or, with `atomic`, some of the batch) cannot be taken",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public RestResponse<IngestAnswer> recordEvents(
            @RestPath UUID communityId,
            @Parameter(
                            description =
                                    "All or nothing: when one event cannot be taken, none is. For at most 1,000 events.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable String atomic,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        var allOrNothing = flag(atomic);
        var type = headers.getMediaType() == null
                ? MediaType.APPLICATION_JSON
                : headers.getMediaType().getType() + "/"
                        + headers.getMediaType().getSubtype();
        return switch (type) {
            case BATCH -> RestResponse.ok(ingest.batch(communityId, read(body, MOST_BATCH), allOrNothing));
            case LINES -> RestResponse.ok(ingest.stream(communityId, body, allOrNothing));
            case ONE -> one(communityId, ingest.one(communityId, EventJson.one(read(body, MOST_ONE))));
            default -> {
                var document = read(body, MOST_ONE);
                var json = BinaryEvent.isOne(headers)
                        ? BinaryEvent.structured(headers, document)
                        : EventJson.one(document);
                yield one(communityId, ingest.one(communityId, json));
            }
        };
    }

    private static RestResponse<IngestAnswer> one(UUID communityId, Verdict verdict) {
        var isNew = verdict instanceof Verdict.Recorded;
        var answer = new IngestAnswer(isNew ? 1 : 0, isNew ? 0 : 1, 0, List.of(), null);
        if (verdict instanceof Verdict.Recorded recorded) {
            // As a header: a URI would be resolved against the request and taken apart again, for every event.
            return ResponseBuilder.<IngestAnswer>create(Status.CREATED)
                    .header(HttpHeaders.LOCATION, "/v1/communities/" + communityId + "/events/" + recorded.id())
                    .entity(answer)
                    .build();
        }
        return RestResponse.ok(answer);
    }

    private static byte[] read(InputStream body, int most) throws IOException {
        var document = body.readNBytes(most + 1);
        if (document.length > most) {
            throw new ProblemException(
                    ProblemType.PAYLOAD_TOO_LARGE, "A body of this type has at most " + most + " bytes");
        }
        return document;
    }

    private static boolean flag(@Nullable String atomic) {
        return switch (atomic) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badParameter("atomic", "atomic is true or false");
        };
    }
}
