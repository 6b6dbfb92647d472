package org.communityops.kpi.memberscore;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kpi.community.Communities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The value pyramid over HTTP. */
@Path("/v1/communities/{communityId}/value-pyramid")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = ScoreExamples.TAG)
class ValuePyramidResource {
    private static final String PYRAMID = "{" + ScoreExamples.HEAD + """
             "members": 9, "bands": [{"band": "CORE", "members": 1}, {"band": "ACTIVE", "members": 2},
               {"band": "ORDINARY", "members": 3}, {"band": "DORMANT", "members": 1}, {"band": "LOST", "members": 2}],
             "movements": [{"from": "ACTIVE", "to": "CORE", "members": 1}, {"to": "ORDINARY", "members": 3}]}""";

    private final Communities communities;
    private final MemberScores scores;

    ValuePyramidResource(Communities communities, MemberScores scores) {
        this.communities = communities;
        this.scores = scores;
    }

    /** How many stand in each band. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getValuePyramid",
            summary = "How many members stand in each value band, and how they moved (价值金字塔)")
    @APIResponse(
            responseCode = "200",
            description = "The pyramid",
            content =
                    @Content(
                            schema = @Schema(implementation = ValuePyramid.class),
                            examples = @ExampleObject(name = "nine members", value = PYRAMID)))
    public ValuePyramid getValuePyramid(
            @RestPath UUID communityId,
            @Parameter(description = ScoreExamples.WEEK, example = "2026-W20") @RestQuery @Nullable String week)
            throws SQLException {
        return scores.pyramid(communities.get(communityId), week);
    }
}
