package org.communityops.incentive.level;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A member's level over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}/level")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "levels", description = "Ladders, and where members stand on them (会员等级).")
class LevelResource {
    private final Levels levels;

    LevelResource(Levels levels) {
        this.levels = levels;
    }

    /** Where a member stands. */
    @GET
    @Needs("levels:read")
    @Operation(operationId = "getMemberLevel", summary = "Where a member stands (会员等级)")
    @APIResponse(
            responseCode = "200",
            description = "The member's level, and what is missing to the next",
            content =
                    @Content(
                            schema = @Schema(implementation = LevelView.class),
                            examples = @ExampleObject(name = "level", value = """
                                                    {"ladder": "starter", "level": 2, "title": "Participant", "since": "2026-11-20",
                                                     "next": {"level": 3, "missing": 113}}""")))
    public LevelView getMemberLevel(@RestPath UUID communityId, @RestPath UUID memberId) throws SQLException {
        return levels.of(communityId, memberId);
    }
}
