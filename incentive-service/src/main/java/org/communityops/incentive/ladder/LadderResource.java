package org.communityops.incentive.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
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

/** Ladders over HTTP. */
@Path("/v1/communities/{communityId}/ladders")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "levels", description = "Ladders, and where members stand on them (会员等级).")
class LadderResource {
    private static final String BODY = """
            "name": "Regulars of the quarter", "windowDays": 90, "graceDays": 14, "isDefault": false,
            "levels": [{"level": 1, "title": "Guest", "titleZh": "访客", "minPoints": 0},
                       {"level": 2, "title": "Regular", "titleZh": "常客", "minPoints": 200, "perks": [
                          {"key": "post-images", "text": "May post images", "textZh": "可发图片"}]}]}""";
    private static final String CREATE = "{\"key\": \"quarter\", \"currency\": \"points\", " + BODY;
    private static final String LADDER =
            "{\"id\": \"0197c0de-0000-7000-8000-0000000000d1\", \"key\": \"quarter\", \"currency\": \"points\", "
                    + BODY;

    private final Ladders ladders;
    private final Preconditions preconditions;
    private final MergePatches patches;

    LadderResource(Ladders ladders, Preconditions preconditions, MergePatches patches) {
        this.ladders = ladders;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "LadderPage")
    private record InContract(@NotNull List<LadderView> items) {}

    /** The ladders of a community; it has few, so they are one page. */
    @GET
    @Needs("levels:read")
    @Operation(operationId = "listLadders", summary = "List the ladders (等级体系)")
    @APIResponse(
            responseCode = "200",
            description = "All ladders, by key; at most twenty",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "ladders", value = "{\"items\": [" + LADDER + "]}")))
    public Page<LadderView> listLadders(@RestPath UUID communityId) throws SQLException {
        return new Page<>(ladders.list(communityId).stream().map(LadderView::of).toList(), null);
    }

    /** One ladder. */
    @GET
    @Path("/{ladderId}")
    @Needs("levels:read")
    @Operation(operationId = "getLadder", summary = "Read a ladder (等级体系)")
    @APIResponse(
            responseCode = "200",
            description = "The ladder",
            content =
                    @Content(
                            schema = @Schema(implementation = LadderView.class),
                            examples = @ExampleObject(name = "ladder", value = LADDER)))
    public RestResponse<LadderView> getLadder(@RestPath UUID communityId, @RestPath UUID ladderId) throws SQLException {
        return answer(ladders.get(communityId, ladderId));
    }

    /** Makes a ladder. */
    @POST
    @Needs("levels:write")
    @Idempotent
    @Operation(
            operationId = "createLadder",
            summary = "Make a ladder (新建等级体系)",
            description =
                    "Thresholds strictly increase from 0. Members are placed by what they have earned already, and those above the lowest level are told of (`level.changed` on the feed).")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreateLadder.class),
                            examples = @ExampleObject(name = "a quarter", value = CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The ladder",
            content =
                    @Content(
                            schema = @Schema(implementation = LadderView.class),
                            examples = @ExampleObject(name = "ladder", value = LADDER)))
    public RestResponse<LadderView> createLadder(@RestPath UUID communityId, @Valid @NotNull CreateLadder request)
            throws SQLException {
        var ladder = ladders.create(communityId, request);
        return ResponseBuilder.<LadderView>created(
                        URI.create("/v1/communities/" + communityId + "/ladders/" + ladder.id()))
                .header("ETag", Preconditions.quoted(Ladders.tag(ladder)))
                .entity(LadderView.of(ladder))
                .build();
    }

    /** Changes a ladder. */
    @PATCH
    @Path("/{ladderId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("levels:write")
    @Operation(
            operationId = "updateLadder",
            summary = "Change a ladder (修改等级体系)",
            description =
                    "`levels` replaces all of them. Everybody is placed anew; whose level changes is told of (`level.changed` on the feed), in slices, so that the last may take a while. The ladder that becomes the default has everybody told of.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = LadderSettings.class),
                            examples = @ExampleObject(name = "more grace", value = "{\"graceDays\": 30}")))
    @APIResponse(
            responseCode = "200",
            description = "The ladder as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = LadderView.class),
                            examples = @ExampleObject(name = "ladder", value = LADDER)))
    public RestResponse<LadderView> updateLadder(
            @RestPath UUID communityId, @RestPath UUID ladderId, @NotNull JsonNode patch) throws SQLException {
        return answer(ladders.change(
                communityId,
                ladderId,
                preconditions::require,
                settings -> patches.apply(patch, settings, LadderSettings.class)));
    }

    private RestResponse<LadderView> answer(Ladder ladder) {
        return preconditions.answer(LadderView.of(ladder), Ladders.tag(ladder));
    }
}
