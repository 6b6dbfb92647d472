package org.communityops.kpi.memberscore;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.scoring.Scorings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The scores of a member over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}/scores")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = ScoreExamples.TAG)
class ScoreHistoryResource {
    private static final LocalDate NEWEST = LocalDate.of(9999, 1, 1);

    private final Communities communities;
    private final MemberScores scores;
    private final Cursors cursors;

    ScoreHistoryResource(Communities communities, MemberScores scores, Cursors cursors) {
        this.communities = communities;
        this.scores = scores;
        this.cursors = cursors;
    }

    record WeekKey(LocalDate week) {}

    /** The history of a member. */
    @GET
    @Needs("member-scores:read")
    @Operation(
            operationId = "listScoresOfMember",
            summary = "The scores of a member, latest week first (评分历史)",
            description = "None for weeks in which the member had not been active yet, or had left.")
    @APIResponse(
            responseCode = "200",
            description = "A page of scores",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberScore.HistoryView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one week",
                                            value = "{\"items\": [" + ScoreExamples.SCORE + "]}")))
    public Page<MemberScore> listScoresOfMember(
            @RestPath UUID communityId, @RestPath UUID memberId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, WeekKey.class).map(WeekKey::week).orElse(NEWEST);
        var found = scores.ofMember(communities.get(communityId), memberId, before, page.limit() + 1);
        return cursors.page(
                found,
                page,
                score -> new WeekKey(Scorings.week("week", score.week()).first()));
    }
}
