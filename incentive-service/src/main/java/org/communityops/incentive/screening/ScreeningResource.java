package org.communityops.incentive.screening;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Screenings over HTTP. */
@Path("/v1/communities/{communityId}/fair-play/screenings")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fair play", description = "What looks like unfair play, and how evenly points are shared (公平性).")
class ScreeningResource {
    private static final int ACCEPTED = 202;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String RUNNING = """
            {"id": "0197c0de-0000-7000-8000-0000000000f0", "state": "RUNNING", "from": "2026-11-01", "to": "2026-11-30",
             "done": 1500, "total": 12000, "createdAt": "2026-12-01T02:15:00.120004Z"}""";
    private static final String DONE = """
            {"id": "0197c0de-0000-7000-8000-0000000000f0", "state": "DONE", "from": "2026-11-01", "to": "2026-11-30",
             "done": 12000, "total": 12000, "flags": 3, "createdAt": "2026-12-01T02:15:00.120004Z",
             "finishedAt": "2026-12-01T02:15:09.250417Z"}""";
    private static final String CANCELLED = """
            {"id": "0197c0de-0000-7000-8000-0000000000f0", "state": "CANCELLED", "from": "2026-11-01", "to": "2026-11-30",
             "done": 1500, "total": 12000, "createdAt": "2026-12-01T02:15:00.120004Z",
             "finishedAt": "2026-12-01T02:15:02.250417Z"}""";

    private final Screenings screenings;
    private final Cursors cursors;
    private final Preconditions preconditions;

    ScreeningResource(Screenings screenings, Cursors cursors, Preconditions preconditions) {
        this.screenings = screenings;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Has a period screened. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("fair-play:write")
    @Idempotent
    @Operation(
            operationId = "createFairPlayScreening",
            summary = "Look for unfair play in a period (公平性检查)",
            description =
                    "Looks for reaction rings (互赞圈) and burst farming (刷分) in what members did on the local days of the period. What it finds becomes flags, once for the same finding of the same period; nobody loses anything by it.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateScreening.class),
                            examples =
                                    @ExampleObject(
                                            name = "a month",
                                            value = "{\"from\": \"2026-11-01\", \"to\": \"2026-11-30\"}")))
    @APIResponse(
            responseCode = "202",
            description = "It has begun; its location tells how it goes",
            content =
                    @Content(
                            schema = @Schema(implementation = Screening.class),
                            examples = @ExampleObject(name = "running", value = RUNNING)))
    public RestResponse<Screening> createFairPlayScreening(
            @RestPath UUID communityId, @Valid @NotNull CreateScreening request) throws SQLException {
        var screening = screenings.create(communityId, request);
        return ResponseBuilder.<Screening>create(ACCEPTED)
                .location(URI.create("/v1/communities/" + communityId + "/fair-play/screenings/" + screening.id()))
                .entity(screening)
                .build();
    }

    /** The screenings of a community. */
    @GET
    @Needs("fair-play:read")
    @Operation(operationId = "listFairPlayScreenings", summary = "List screenings, latest first (公平性检查)")
    @APIResponse(
            responseCode = "200",
            description = "A page of screenings",
            content = @Content(examples = @ExampleObject(name = "one done", value = "{\"items\": [" + DONE + "]}")))
    public Page<Screening> listFairPlayScreenings(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(
                screenings.page(communityId, before, page.limit() + 1), page, screening -> new Key(screening.id()));
    }

    /** One screening. */
    @GET
    @Path("/{screeningId}")
    @Needs("fair-play:read")
    @Operation(operationId = "getFairPlayScreening", summary = "How a screening goes (公平性检查)")
    @APIResponse(
            responseCode = "200",
            description = "The screening",
            content =
                    @Content(
                            schema = @Schema(implementation = Screening.class),
                            examples = @ExampleObject(name = "done", value = DONE)))
    public RestResponse<Screening> getFairPlayScreening(@RestPath UUID communityId, @RestPath UUID screeningId)
            throws SQLException {
        var screening = screenings.get(communityId, screeningId);
        return preconditions.answer(screening, screening.state() + "-" + screening.done());
    }

    /** Ends a screening before its time. */
    @POST
    @Path("/{screeningId}/cancel")
    @Needs("fair-play:write")
    @Idempotent
    @Operation(
            operationId = "cancelFairPlayScreening",
            summary = "Cancel a screening (取消检查)",
            description = "It flags nothing. 409 `invalid-transition` when it has ended.")
    @APIResponse(
            responseCode = "200",
            description = "The screening, cancelled",
            content =
                    @Content(
                            schema = @Schema(implementation = Screening.class),
                            examples = @ExampleObject(name = "cancelled", value = CANCELLED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Screening> cancelFairPlayScreening(@RestPath UUID communityId, @RestPath UUID screeningId)
            throws SQLException {
        return RestResponse.ok(screenings.cancel(communityId, screeningId));
    }
}
