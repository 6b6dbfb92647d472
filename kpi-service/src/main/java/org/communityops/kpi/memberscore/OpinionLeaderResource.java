package org.communityops.kpi.memberscore;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
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

/** Opinion leaders over HTTP. */
@Path("/v1/communities/{communityId}/opinion-leaders")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = ScoreExamples.TAG)
class OpinionLeaderResource {
    private static final String LEADERS = "{" + ScoreExamples.HEAD + """
             "network": 640,
             "items": [{"rank": 1, "tied": 0, "memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "reach": 100,
                        "membersReached": 128, "repliesDrawn": 231, "reactionsDrawn": 340, "share": 0.2}]}""";

    private final Communities communities;
    private final MemberScores scores;

    OpinionLeaderResource(Communities communities, MemberScores scores) {
        this.communities = communities;
        this.scores = scores;
    }

    /** Who reaches most. */
    @GET
    @Needs("member-scores:read")
    @Operation(
            operationId = "listOpinionLeaders",
            summary = "Who reaches most members, and why (意见领袖)",
            description =
                    "Members whom at least one other member replied or reacted to in the 90 days, in what they wrote in these days.")
    @APIResponse(
            responseCode = "200",
            description = "The leaders",
            content =
                    @Content(
                            schema = @Schema(implementation = OpinionLeaders.class),
                            examples = @ExampleObject(name = "one leader", value = LEADERS)))
    public OpinionLeaders listOpinionLeaders(
            @RestPath UUID communityId,
            @Parameter(description = ScoreExamples.WEEK, example = "2026-W20") @RestQuery @Nullable String week,
            @Parameter(description = "How many members at most, 1 to 500.")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1) @Max(500) int limit)
            throws SQLException {
        return scores.leaders(communities.get(communityId), week, limit);
    }
}
