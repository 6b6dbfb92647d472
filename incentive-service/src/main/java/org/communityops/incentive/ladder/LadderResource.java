package org.communityops.incentive.level;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Ladders over HTTP. */
@Path("/v1/communities/{communityId}/ladders")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "levels", description = "Ladders, and where members stand on them (会员等级).")
class LadderResource {
    private final Levels levels;

    LadderResource(Levels levels) {
        this.levels = levels;
    }

    /** The ladders of a community; it has few, so they are one page. */
    @GET
    @Needs("levels:read")
    @Operation(operationId = "listLadders", summary = "List the ladders (等级体系)")
    @APIResponse(
            responseCode = "200",
            description = "All ladders, by key",
            content = @Content(examples = @ExampleObject(name = "ladders", value = """
                                                    {"items": [{"id": "5f2b0c1e-7d3a-5b6c-8e9f-0a1b2c3d4e5f", "key": "starter", "name": "Starter ladder",
                                                      "currency": "points", "levels": [{"level": 1, "title": "Newcomer", "minPoints": 0},
                                                                                       {"level": 2, "title": "Participant", "minPoints": 50}]}]}""")))
    public Page<LadderView> listLadders(@RestPath UUID communityId) throws SQLException {
        return new Page<>(
                levels.ladders(communityId).stream().map(LadderView::of).toList(), null);
    }
}
