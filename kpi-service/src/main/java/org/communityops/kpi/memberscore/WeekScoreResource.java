package org.communityops.kpi.memberscore;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.scoring.Band;
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

/** The scores of a week over HTTP. */
@Path("/v1/communities/{communityId}/member-scores")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = ScoreExamples.TAG)
class WeekScoreResource {
    private final Communities communities;
    private final MemberScores scores;
    private final Cursors cursors;

    WeekScoreResource(Communities communities, MemberScores scores, Cursors cursors) {
        this.communities = communities;
        this.scores = scores;
        this.cursors = cursors;
    }

    record NumberKey(int number) {}

    /** The scores of a week. */
    @GET
    @Needs("member-scores:read")
    @Operation(
            operationId = "listMemberScores",
            summary = "The scores of a week, each with its reasons (会员评分)",
            description =
                    "Of everybody who was active at least once up to the end of the week and has not left. A score is a snapshot: events that arrive later do not change it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of scores",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberScore.WeekView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one member",
                                            value = "{" + ScoreExamples.HEAD + "\"items\": [" + ScoreExamples.SCORE
                                                    + "]}")))
    public MemberScore.WeekView listMemberScores(
            @RestPath UUID communityId,
            @Parameter(description = ScoreExamples.WEEK, example = "2026-W20") @RestQuery @Nullable String week,
            @Parameter(
                            description = "Only members of this value band (价值分层).",
                            example = "CORE",
                            schema = @Schema(implementation = Band.class))
                    @RestQuery
                    @Nullable String band,
            @Parameter(description = "Only members with this churn risk or more (流失风险), 0 to 100.", example = "60")
                    @RestQuery
                    @DefaultValue("0")
                    @Min(0) @Max(100) int minChurnRisk,
            @BeanParam PageQuery page)
            throws SQLException {
        var limit = page.limit();
        var after = cursors.decode(page, NumberKey.class).map(NumberKey::number).orElse(0);
        var scoring = scores.scoring(communities.get(communityId), week);
        var found = scores.ofWeek(scoring, band(band), minChurnRisk, after, limit + 1);
        var shown = cursors.page(found, page, score -> new NumberKey(score.number()));
        return new MemberScore.WeekView(
                scoring.week().toString(),
                scoring.version(),
                scoring.cutOff(),
                scoring.zone().getId(),
                shown.items().stream().map(NumberedScore::score).toList(),
                shown.next());
    }

    private static @Nullable Band band(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(Band.values())
                .filter(band -> band.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "band", "unknown", "band is one of " + Arrays.toString(Band.values())));
    }
}
