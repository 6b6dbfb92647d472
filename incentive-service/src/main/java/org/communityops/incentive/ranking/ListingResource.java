package org.communityops.incentive.ranking;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.ranking.ListingRepository.Preference;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's wish to be seen on leaderboards, over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}/leaderboard-preference")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leaderboards", description = "Who earned how much in a period (排行榜).")
class ListingResource {
    private static final String EXAMPLE = """
            {"memberId": "0197c0de-0000-7000-8000-000000000001", "listed": false}""";

    private final Listings listings;
    private final Preconditions preconditions;
    private final MergePatches patches;

    ListingResource(Listings listings, Preconditions preconditions, MergePatches patches) {
        this.listings = listings;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** Whether a member is seen on leaderboards. */
    @GET
    @Needs("leaderboards:read")
    @Operation(
            operationId = "getLeaderboardPreference",
            summary = "Whether a member is seen on leaderboards (排行展示偏好)",
            description = "A member who has said nothing is listed.")
    @APIResponse(
            responseCode = "200",
            description = "What the member wants",
            content =
                    @Content(
                            schema = @Schema(implementation = ListingView.class),
                            examples = @ExampleObject(name = "opted out", value = EXAMPLE)))
    public RestResponse<ListingView> getLeaderboardPreference(@RestPath UUID communityId, @RestPath UUID memberId)
            throws SQLException {
        return answer(memberId, listings.find(communityId, memberId));
    }

    /** Opts a member out of leaderboards, or in again. */
    @PATCH
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("leaderboards:write")
    @Operation(
            operationId = "updateLeaderboardPreference",
            summary = "Opts a member out of leaderboards, or in again (退出排行)",
            description =
                    "A member who opted out is on no board and in nobody's rank, of the past neither; the own rank can still be asked for.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = Listing.class),
                            examples = @ExampleObject(name = "opt out", value = "{\"listed\": false}")))
    @APIResponse(
            responseCode = "200",
            description = "What the member wants now",
            content =
                    @Content(
                            schema = @Schema(implementation = ListingView.class),
                            examples = @ExampleObject(name = "opted out", value = EXAMPLE)))
    public RestResponse<ListingView> updateLeaderboardPreference(
            @RestPath UUID communityId, @RestPath UUID memberId, @NotNull JsonNode patch) throws SQLException {
        var preference = listings.change(
                communityId, memberId, preconditions::require, present -> patches.apply(patch, present, Listing.class));
        return answer(memberId, preference);
    }

    private RestResponse<ListingView> answer(UUID memberId, Preference preference) {
        return preconditions.answer(new ListingView(memberId, preference.listed()), Listings.tag(preference));
    }
}
