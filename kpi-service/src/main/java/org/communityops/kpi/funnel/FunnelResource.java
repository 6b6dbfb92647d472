package org.communityops.kpi.funnel;

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

/** Funnels over HTTP. */
@Path("/v1/communities/{communityId}/funnels")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "funnels", description = "How many members get from one step to the next (转化漏斗).")
class FunnelResource {
    private static final String STEPS = """
            "steps": [{"name": "joined", "eventTypes": ["member.joined"], "atLeast": 1, "of": "EVENTS"},
                      {"name": "firstReply", "eventTypes": ["message.posted"], "where": {"isReply": true},
                       "atLeast": 1, "of": "EVENTS"},
                      {"name": "threeActiveWeeks", "eventTypes": ["message.posted", "reaction.added"],
                       "atLeast": 3, "of": "WEEKS"}]""";
    private static final String REQUEST = "{\"name\": \"activation\", \"ordered\": false, " + STEPS + "}";
    private static final String FIVE_RINGS = "{\"name\": \"five rings\", \"preset\": \"FIVE_RINGS\"}";
    private static final String FUNNEL = """
            {"id": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "name": "activation", "ordered": false,
             "completeOnly": false, "createdAt": "2026-11-20T02:15:00Z", """ + STEPS + "}";

    private final Communities communities;
    private final Funnels funnels;
    private final Cursors cursors;
    private final Preconditions preconditions;

    FunnelResource(Communities communities, Funnels funnels, Cursors cursors, Preconditions preconditions) {
        this.communities = communities;
        this.funnels = funnels;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The key of the list. */
    record Key(Instant createdAt, UUID id) {
        static final Key BEGINNING = new Key(Instant.EPOCH, new UUID(0, 0));
    }

    /** Saves a funnel. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("funnels:write")
    @Idempotent
    @Operation(
            operationId = "createFunnel",
            summary = "Save a funnel",
            description = "A funnel is not changed later; save another one instead.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateFunnel.class),
                            examples = {
                                @ExampleObject(name = "activation", value = REQUEST),
                                @ExampleObject(name = "five rings", value = FIVE_RINGS)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The funnel",
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelView.class),
                            examples = @ExampleObject(name = "activation", value = FUNNEL)))
    public RestResponse<FunnelView> createFunnel(@RestPath UUID communityId, @Valid @NotNull CreateFunnel request)
            throws SQLException {
        var view = FunnelView.of(funnels.create(communities.get(communityId), request));
        return ResponseBuilder.<FunnelView>created(
                        URI.create("/v1/communities/" + communityId + "/funnels/" + view.id()))
                .entity(view)
                .build();
    }

    /** The funnels of a community. */
    @GET
    @Needs("funnels:read")
    @Operation(operationId = "listFunnels", summary = "The funnels of a community", description = "Oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of funnels",
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelView.PageView.class),
                            examples = @ExampleObject(name = "one funnel", value = "{\"items\": [" + FUNNEL + "]}")))
    public Page<FunnelView> listFunnels(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var community = communities.get(communityId);
        var after = cursors.decode(page, Key.class).orElse(Key.BEGINNING);
        var found = funnels.list(community, after.createdAt(), after.id(), page.limit() + 1).stream()
                .map(FunnelView::of)
                .toList();
        return cursors.page(found, page, funnel -> new Key(funnel.createdAt(), funnel.id()));
    }

    /** One funnel. */
    @GET
    @Path("/{id}")
    @Needs("funnels:read")
    @Operation(operationId = "getFunnel", summary = "A funnel")
    @APIResponse(
            responseCode = "200",
            description = "The funnel",
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelView.class),
                            examples = @ExampleObject(name = "activation", value = FUNNEL)))
    public RestResponse<FunnelView> getFunnel(@RestPath UUID communityId, @RestPath UUID id) throws SQLException {
        var funnel = funnels.get(communities.get(communityId), id);
        return preconditions.answer(FunnelView.of(funnel), "1");
    }
}
