package org.communityops.member.community;

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
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemResponses;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Communities over HTTP.
 *
 * <p>All resources below a community have this same path at their class and the rest at their methods: RESTEasy goes on to
 * a class with a shorter path when a method is not allowed, and would answer 404 instead of 405.
 */
@Path("/v1/communities")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "communities", description = "Communities (社群) and their settings")
class CommunityResource {
    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "CommunityPage")
    private record InContract(
            @NotNull List<CommunityView> items,

            @Schema(description = "Cursor of the next page; absent on the last one") @Nullable String next) {}

    private record After(UUID id) {}

    private final CommunityService service;
    private final CurrentCaller caller;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    CommunityResource(
            CommunityService service,
            CurrentCaller caller,
            Cursors cursors,
            Preconditions preconditions,
            MergePatches patches) {
        this.service = service;
        this.caller = caller;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    @POST
    @Needs("communities:write")
    @Idempotent
    @Operation(
            operationId = "createCommunity",
            summary = "Makes a community (社群)",
            description = "Needs a key that is good for all communities.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CommunitySettings.class),
                            examples = @ExampleObject(name = "open", value = CommunityExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The community; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = CommunityView.class),
                            examples = @ExampleObject(name = "open", value = CommunityExamples.COMMUNITY)))
    @APIResponse(
            responseCode = "409",
            description = "`slug-taken`: another community has the slug",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<CommunityView> createCommunity(@NotNull @Valid CommunitySettings settings) {
        var community = service.create(caller.get(), settings);
        return ResponseBuilder.<CommunityView>created(URI.create("/v1/communities/" + community.id))
                .header("ETag", Preconditions.quoted(community.tag()))
                .entity(CommunityView.of(community))
                .build();
    }

    @GET
    @Needs("communities:read")
    @Operation(
            operationId = "listCommunities",
            summary = "Lists the communities that the key is good for, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of communities",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "one", value = CommunityExamples.PAGE)))
    public Page<CommunityView> listCommunities(
            @RestQuery
                    @Text(max = 64)
                    @Nullable @Parameter(description = "Only the community with this slug", example = "tea-house")
                    String slug,
            @BeanParam PageQuery page) {
        var after = cursors.decode(page, After.class).map(After::id).orElse(null);
        var rows = service.page(caller.get(), slug, after, page.limit() + 1).stream()
                .map(CommunityView::of)
                .toList();
        return cursors.page(rows, page, community -> new After(community.id()));
    }

    @GET
    @Path("/{communityId}")
    @Needs("communities:read")
    @Operation(operationId = "getCommunity", summary = "Shows a community")
    @APIResponse(
            responseCode = "200",
            description = "The community",
            content =
                    @Content(
                            schema = @Schema(implementation = CommunityView.class),
                            examples = @ExampleObject(name = "open", value = CommunityExamples.COMMUNITY)))
    public RestResponse<CommunityView> getCommunity(UUID communityId) {
        return answer(service.get(communityId));
    }

    @PATCH
    @Path("/{communityId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("communities:write")
    @Operation(
            operationId = "updateCommunity",
            summary = "Changes the settings of a community",
            description =
                    "`null` puts a setting back to its default. Another time zone (时区) moves the borders of all days.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = CommunitySettings.class),
                            examples = @ExampleObject(name = "move", value = CommunityExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The community as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = CommunityView.class),
                            examples = @ExampleObject(name = "open", value = CommunityExamples.COMMUNITY)))
    @APIResponse(
            responseCode = "409",
            description = "`slug-taken`: another community has the slug",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<CommunityView> updateCommunity(UUID communityId, @NotNull JsonNode patch) {
        return answer(service.change(
                communityId,
                preconditions::require,
                settings -> patches.apply(patch, settings, CommunitySettings.class)));
    }

    private RestResponse<CommunityView> answer(Community community) {
        return preconditions.answer(CommunityView.of(community), community.tag());
    }
}
