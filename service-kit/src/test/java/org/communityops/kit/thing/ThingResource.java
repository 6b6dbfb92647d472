package org.communityops.kit.thing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/v1/communities/{communityId}/things")
@RunOnVirtualThread
class ThingResource {
    private final ThingStore things;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    ThingResource(ThingStore things, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.things = things;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(UUID id) {}

    record Editable(@NotBlank String name) {}

    @POST
    @Needs("things:write")
    @Idempotent
    @Operation(operationId = "createThing", summary = "Create a thing")
    public RestResponse<Thing> createThing(@RestPath UUID communityId, @Valid @NotNull CreateThing request)
            throws SQLException {
        return create(communityId, request);
    }

    @POST
    @Path("/many")
    @Needs("things:write")
    @Idempotent
    @Operation(operationId = "createThings", summary = "Create several things")
    public RestResponse<List<Thing>> createThings(@RestPath UUID communityId, @Valid @NotNull List<CreateThing> request)
            throws SQLException {
        var made = new ArrayList<Thing>();
        for (var one : request) {
            made.add(things.create(communityId, one.name()));
        }
        return RestResponse.ok(made);
    }

    @POST
    @Path("/moves")
    @Needs("things:write")
    @Idempotent(required = true)
    @Operation(operationId = "moveThings", summary = "Needs a key")
    public RestResponse<Thing> moveThings(@RestPath UUID communityId, @Valid @NotNull CreateThing request)
            throws SQLException {
        return create(communityId, request);
    }

    @POST
    @Path("/secret")
    @Needs("things:write")
    @Idempotent(shownOnce = true)
    @Operation(operationId = "createSecretThing", summary = "Create a thing whose name is shown once")
    public RestResponse<Thing> createSecretThing(@RestPath UUID communityId, @Valid @NotNull CreateThing request)
            throws SQLException {
        return create(communityId, request);
    }

    @GET
    @Needs("things:read")
    @Operation(operationId = "listThings", summary = "List things")
    public Page<Thing> listThings(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::id).orElse(new UUID(0, 0));
        return cursors.page(things.list(communityId, after, page.limit() + 1), page, t -> new Key(t.id()));
    }

    @GET
    @Path("/forgetful")
    @Needs("things:read")
    @Operation(operationId = "listForgetfully", summary = "A query without its community")
    public List<Thing> listForgetfully(@RestPath UUID communityId) throws SQLException {
        return things.forgetful();
    }

    @GET
    @Path("/{id}")
    @Needs("things:read")
    @Operation(operationId = "getThing", summary = "Read a thing")
    public RestResponse<Thing> getThing(@RestPath UUID communityId, @RestPath UUID id) throws SQLException {
        var thing = find(communityId, id);
        return preconditions.answer(thing, String.valueOf(thing.version()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("things:write")
    @Operation(operationId = "patchThing", summary = "Change a thing")
    public RestResponse<Thing> patchThing(@RestPath UUID communityId, @RestPath UUID id, JsonNode patch)
            throws SQLException {
        var thing = find(communityId, id);
        preconditions.require(String.valueOf(thing.version()));
        things.rename(
                communityId,
                id,
                patches.apply(patch, new Editable(thing.name()), Editable.class).name());
        return getThing(communityId, id);
    }

    @GET
    @Path("/unguarded")
    public String unguarded(@RestPath UUID communityId) {
        return "never";
    }

    private RestResponse<Thing> create(UUID communityId, CreateThing request) throws SQLException {
        if (request.name().equals("boom")) {
            throw new IllegalStateException("select secret from inside");
        }
        var thing = things.create(communityId, request.name());
        return ResponseBuilder.<Thing>created(URI.create("/v1/communities/" + communityId + "/things/" + thing.id()))
                .entity(thing)
                .build();
    }

    private Thing find(UUID communityId, UUID id) throws SQLException {
        return things.find(communityId, id).orElseThrow(() -> ProblemException.notFound("thing", id));
    }
}
