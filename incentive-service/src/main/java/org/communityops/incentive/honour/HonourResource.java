package org.communityops.incentive.honour;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
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
import org.jspecify.annotations.Nullable;

/** Honours over HTTP. */
@Path("/v1/communities/{communityId}/honours")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "honours", description = "Honours of a period, and who was given them (荣誉).")
class HonourResource {
    private static final String BODY = """
            "key": "best-contribution", "name": "Best contribution", "nameZh": "最佳贡献",
            "description": "Who has given most to the community", "descriptionZh": "对社群贡献最大的成员\"""";
    private static final String CREATE = "{" + BODY + "}";
    private static final String HONOUR = "{\"id\": \"0197c0de-0000-7000-8000-0000000000f1\", " + BODY
            + ", \"active\": true, \"createdAt\": \"2026-11-21T02:00:00Z\"}";

    private final Honours honours;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    HonourResource(Honours honours, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.honours = honours;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(String key) {}

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "HonourPage")
    private record InContract(
            @NotNull List<HonourView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /** The honours of a community, by key. */
    @GET
    @Needs("honours:read")
    @Operation(operationId = "listHonours", summary = "List the honours (荣誉)")
    @APIResponse(
            responseCode = "200",
            description = "A page of honours, by key",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "honours", value = "{\"items\": [" + HONOUR + "]}")))
    public Page<HonourView> listHonours(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::key).orElse(null);
        var rows = honours.page(communityId, after, page.limit() + 1).stream()
                .map(HonourView::of)
                .toList();
        return cursors.page(rows, page, honour -> new Key(honour.key()));
    }

    /** One honour. */
    @GET
    @Path("/{honourId}")
    @Needs("honours:read")
    @Operation(operationId = "getHonour", summary = "Read an honour (荣誉)")
    @APIResponse(
            responseCode = "200",
            description = "The honour",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourView.class),
                            examples = @ExampleObject(name = "honour", value = HONOUR)))
    public RestResponse<HonourView> getHonour(@RestPath UUID communityId, @RestPath UUID honourId) throws SQLException {
        return answer(honours.get(communityId, honourId));
    }

    /** Makes an honour. */
    @POST
    @Needs("honours:write")
    @Idempotent
    @Operation(operationId = "createHonour", summary = "Make an honour (新建荣誉)")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreateHonour.class),
                            examples = @ExampleObject(name = "of a month", value = CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The honour",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourView.class),
                            examples = @ExampleObject(name = "honour", value = HONOUR)))
    public RestResponse<HonourView> createHonour(@RestPath UUID communityId, @Valid @NotNull CreateHonour request)
            throws SQLException {
        var honour = honours.create(communityId, request);
        return ResponseBuilder.<HonourView>created(
                        URI.create("/v1/communities/" + communityId + "/honours/" + honour.id()))
                .header("ETag", Preconditions.quoted(honour.tag()))
                .entity(HonourView.of(honour))
                .build();
    }

    /** Changes an honour. */
    @PATCH
    @Path("/{honourId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("honours:write")
    @Operation(operationId = "updateHonour", summary = "Change the texts of an honour, or retire it (停用)")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = HonourSettings.class),
                            examples = @ExampleObject(name = "retire", value = "{\"active\": false}")))
    @APIResponse(
            responseCode = "200",
            description = "The honour as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourView.class),
                            examples = @ExampleObject(name = "honour", value = HONOUR)))
    public RestResponse<HonourView> updateHonour(
            @RestPath UUID communityId, @RestPath UUID honourId, @NotNull JsonNode patch) throws SQLException {
        return answer(honours.change(
                communityId,
                honourId,
                preconditions::require,
                settings -> patches.apply(patch, settings, HonourSettings.class)));
    }

    private RestResponse<HonourView> answer(Honour honour) {
        return preconditions.answer(HonourView.of(honour), honour.tag());
    }
}
