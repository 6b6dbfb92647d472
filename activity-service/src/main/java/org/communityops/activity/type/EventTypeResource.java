package org.communityops.activity.type;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.communityops.activity.community.Communities;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Event types over HTTP. */
@Path("/v1/communities/{communityId}/event-types")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "event-types", description = "What may be recorded, and what its data looks like (事件类型).")
class EventTypeResource {
    private static final String EXAMPLE = """
            {"type":"recipe.cooked","description":"A member cooked a recipe","builtIn":false,\
            "schema":{"type":"object","properties":{"minutes":{"type":"integer","minimum":1}},"required":["minutes"]},\
            "createdAt":"2026-11-20T02:15:00Z"}""";

    private final EventTypes types;
    private final Communities communities;
    private final Cursors cursors;
    private final Preconditions preconditions;

    EventTypeResource(EventTypes types, Communities communities, Cursors cursors, Preconditions preconditions) {
        this.types = types;
        this.communities = communities;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The name after which a page begins. */
    record After(String type) {}

    /** Registers a type of the community's own. */
    @POST
    @Needs("types:write")
    @Idempotent
    @Operation(
            operationId = "registerEventType",
            summary = "Register an event type of the community's own",
            description =
                    "A registered type never changes: events that passed its schema are kept for ever. Register a new name instead, such as `recipe.cooked.v2`.")
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EventTypeView.class),
                            examples = @ExampleObject(name = "registered", value = EXAMPLE)))
    @APIResponse(
            responseCode = "409",
            description = "`conflict`: the name is taken, there are too many types, or the community is archived",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public RestResponse<EventTypeView> registerEventType(
            @RestPath UUID communityId, @Valid @NotNull RegisterEventType request) {
        communities.open(communityId);
        var type = types.register(communityId, request.type(), request.description(), request.schema());
        var location = URI.create("/v1/communities/" + communityId + "/event-types/" + type.name());
        return ResponseBuilder.<EventTypeView>created(location)
                .entity(EventTypeView.of(type))
                .build();
    }

    /** All types, by name. */
    @GET
    @Needs("types:read")
    @Operation(operationId = "listEventTypes", summary = "The event types that the community knows, by name")
    @APIResponse(responseCode = "200", description = "A page of types, the built-in ones included")
    public Page<EventTypeView> listEventTypes(@RestPath UUID communityId, @BeanParam PageQuery query) {
        communities.get(communityId);
        var after = cursors.decode(query, After.class).map(After::type).orElse(null);
        var views = types.list(communityId, after, query.limit() + 1).stream()
                .map(EventTypeView::of)
                .toList();
        return cursors.page(views, query, view -> new After(view.type()));
    }

    /** One type. */
    @GET
    @Path("/{type}")
    @Needs("types:read")
    @Operation(operationId = "getEventType", summary = "One event type with its schema")
    @APIResponse(
            responseCode = "200",
            description = "The type",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EventTypeView.class),
                            examples = @ExampleObject(name = "a type", value = EXAMPLE)))
    public RestResponse<EventTypeView> getEventType(
            @RestPath UUID communityId, @Parameter(example = "message.posted") @RestPath String type) {
        communities.get(communityId);
        var found = types.get(communityId, type);
        return preconditions.answer(
                EventTypeView.of(found), Integer.toHexString(found.schema().hashCode()));
    }
}
