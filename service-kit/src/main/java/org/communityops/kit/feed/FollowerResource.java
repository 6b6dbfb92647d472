package org.communityops.kit.feed;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.communityops.kit.access.Needs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far this service is behind the feeds that it follows. */
@Path("/v1/followers")
@RunOnVirtualThread
@Tag(name = "operations", description = "Feeds, followers and the proof that services agree.")
class FollowerResource {
    private final Followers followers;

    FollowerResource(Followers followers) {
        this.followers = followers;
    }

    /** The followers of this service. */
    @GET
    @Needs("followers:read")
    @Operation(operationId = "listFollowers", summary = "How far this service is behind the feeds that it follows")
    @APIResponse(
            responseCode = "200",
            description = "The followers",
            content =
                    @Content(
                            schema = @Schema(implementation = FollowerViews.class),
                            examples =
                                    @ExampleObject(
                                            name = "level",
                                            value =
                                                    "{\"items\":[{\"feed\":\"activity\",\"position\":252668,\"head\":252668,\"lagEvents\":0,\"lagSeconds\":0,\"state\":\"FOLLOWING\"}]}")))
    public FollowerViews listFollowers() {
        return new FollowerViews(followers.views());
    }
}
