package org.communityops.kpi.reconciliation;

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
import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kpi.community.Communities;
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

/** Comparisons over HTTP. */
@Path("/v1/communities/{communityId}/reconciliations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations", description = "Feeds, followers and the proof that services agree.")
class ReconciliationResource {
    private static final int ACCEPTED = 202;
    /** Later than everything, and still a time that the database knows. */
    private static final Instant FAR_AWAY = Instant.parse("9999-12-31T00:00:00Z");

    private static final String RUNNING = """
            {"id": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "from": "2026-11-01", "to": "2026-11-20",
             "state": "RUNNING", "createdAt": "2026-11-20T02:15:00Z"}""";
    private static final String DONE = """
            {"id": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "state": "DONE", "equal": true,
             "days": [{"day": "2026-11-20", "activity": {"events": 412, "checksum": "00a1b2c3d4e5f607"},
                       "incentive": {"events": 412, "checksum": "00a1b2c3d4e5f607"},
                       "kpi": {"events": 412, "checksum": "00a1b2c3d4e5f607"}, "equal": true, "differing": []}],
             "createdAt": "2026-11-20T02:15:00Z", "finishedAt": "2026-11-20T02:15:01Z"}""";

    private final Communities communities;
    private final ReconciliationService reconciliations;
    private final Cursors cursors;
    private final Preconditions preconditions;

    ReconciliationResource(
            Communities communities,
            ReconciliationService reconciliations,
            Cursors cursors,
            Preconditions preconditions) {
        this.communities = communities;
        this.reconciliations = reconciliations;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The key of the list. */
    record Key(Instant createdAt, UUID id) {
        static final Key END = new Key(FAR_AWAY, new UUID(0, 0));
    }

    /** Starts a comparison. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("reconciliations:write")
    @Idempotent
    @Operation(
            operationId = "createReconciliation",
            summary = "Compare what the services have processed",
            description =
                    "Asks activity-service and incentive-service for their digests and compares them with those of this service. Followers that are behind make days differ: compare when they are level.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateReconciliation.class),
                            examples =
                                    @ExampleObject(
                                            name = "some days",
                                            value = "{\"from\": \"2026-11-01\", \"to\": \"2026-11-20\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The comparison has begun; its location tells how it goes",
            content =
                    @Content(
                            schema = @Schema(implementation = ReconciliationView.class),
                            examples = @ExampleObject(name = "running", value = RUNNING)))
    public RestResponse<ReconciliationView> createReconciliation(
            @RestPath UUID communityId, @Valid @NotNull CreateReconciliation request) throws SQLException {
        var view = ReconciliationView.of(reconciliations.create(communities.get(communityId), request));
        return ResponseBuilder.<ReconciliationView>create(ACCEPTED)
                .location(URI.create("/v1/communities/" + communityId + "/reconciliations/" + view.id()))
                .entity(view)
                .build();
    }

    /** The comparisons of a community. */
    @GET
    @Needs("reconciliations:read")
    @Operation(
            operationId = "listReconciliations",
            summary = "The comparisons of a community",
            description = "Latest first, without their days.")
    @APIResponse(
            responseCode = "200",
            description = "A page of comparisons",
            content =
                    @Content(examples = @ExampleObject(name = "one running", value = "{\"items\": [" + RUNNING + "]}")))
    public Page<ReconciliationView> listReconciliations(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var before = cursors.decode(page, Key.class).orElse(Key.END);
        var found = reconciliations.list(community, before.createdAt(), before.id(), page.limit() + 1).stream()
                .map(ReconciliationView::of)
                .toList();
        return cursors.page(found, page, view -> new Key(view.createdAt(), view.id()));
    }

    /** One comparison. */
    @GET
    @Path("/{id}")
    @Needs("reconciliations:read")
    @Operation(operationId = "getReconciliation", summary = "A comparison and what it found")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content =
                    @Content(
                            schema = @Schema(implementation = ReconciliationView.class),
                            examples = @ExampleObject(name = "equal", value = DONE)))
    public RestResponse<ReconciliationView> getReconciliation(@RestPath UUID communityId, @RestPath UUID id)
            throws SQLException {
        var view = ReconciliationView.of(reconciliations.get(communities.get(communityId), id));
        return preconditions.answer(view, view.state().name());
    }
}
