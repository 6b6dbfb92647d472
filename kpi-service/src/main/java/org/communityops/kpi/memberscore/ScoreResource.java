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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.scoring.Band;
import org.communityops.kpi.scoring.Scorings;
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

/** Scores of members over HTTP. */
@Path("/v1/communities/{communityId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = "What members are worth to the community, week by week (成员评分).")
class ScoreResource {
    private static final LocalDate NEWEST = LocalDate.of(9999, 1, 1);
    private static final String WEEK = "An ISO week that is scored; the latest one when left out.";
    private static final String HEAD =
            "\"week\": \"2026-W20\", \"version\": 1, \"cutOff\": \"2026-05-17\", \"timeZone\": \"Asia/Shanghai\",";
    private static final String SCORE = """
            {"memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "week": "2026-W20", "version": 1,
             "rfm": {"recency": 5, "frequency": 4, "monetary": 5}, "love": 84, "reach": 52,
             "influence": {"product": 44, "level": "MEDIUM"}, "band": "CORE", "churnRisk": 13,
             "reasons": {"cutOff": "2026-05-17", "lastActive": "2026-05-16",
               "silentDays": {"value": 1, "better": 20, "of": 100}, "activeDays": {"value": 30, "better": 21, "of": 100},
               "spent": {"currency": "CNY", "amount": 128.5000, "better": 1, "of": 8},
               "purchases": [{"currency": "CNY", "amount": 128.5000}],
               "activeWeeks": {"value": 8, "atMost": 100, "of": 100}, "interactions": {"value": 40, "atMost": 68, "of": 100},
               "responders": {"value": 3, "atMost": 52, "of": 100}, "repliesDrawn": 4, "reactionsDrawn": 2,
               "usualGap": {"days": 89, "gaps": 29}, "recentDays": 9, "earlierDays": 12}}""";
    private static final String LEADERS = "{" + HEAD + """
             "network": 640,
             "items": [{"rank": 1, "tied": 0, "memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "reach": 100,
                        "membersReached": 128, "repliesDrawn": 231, "reactionsDrawn": 340, "share": 0.2}]}""";
    private static final String PYRAMID = "{" + HEAD + """
             "members": 9, "bands": [{"band": "CORE", "members": 1}, {"band": "ACTIVE", "members": 2},
               {"band": "ORDINARY", "members": 3}, {"band": "DORMANT", "members": 1}, {"band": "LOST", "members": 2}],
             "movements": [{"from": "ACTIVE", "to": "CORE", "members": 1}, {"to": "ORDINARY", "members": 3}]}""";

    private final Communities communities;
    private final MemberScores scores;
    private final Cursors cursors;

    ScoreResource(Communities communities, MemberScores scores, Cursors cursors) {
        this.communities = communities;
        this.scores = scores;
        this.cursors = cursors;
    }

    record NumberKey(int number) {}

    record WeekKey(LocalDate week) {}

    /** The scores of a week. */
    @GET
    @Path("/member-scores")
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
                                            value = "{" + HEAD + "\"items\": [" + SCORE + "]}")))
    public MemberScore.WeekView listMemberScores(
            @RestPath UUID communityId,
            @Parameter(description = WEEK, example = "2026-W20") @RestQuery @Nullable String week,
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

    /** The history of a member. */
    @GET
    @Path("/members/{memberId}/scores")
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
                            examples = @ExampleObject(name = "one week", value = "{\"items\": [" + SCORE + "]}")))
    public Page<MemberScore> listScoresOfMember(
            @RestPath UUID communityId, @RestPath UUID memberId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, WeekKey.class).map(WeekKey::week).orElse(NEWEST);
        var found = scores.ofMember(communities.get(communityId), memberId, before, page.limit() + 1);
        return cursors.page(
                found,
                page,
                score -> new WeekKey(Scorings.week("week", score.week()).first()));
    }

    /** Who reaches most. */
    @GET
    @Path("/opinion-leaders")
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
            @Parameter(description = WEEK, example = "2026-W20") @RestQuery @Nullable String week,
            @Parameter(description = "How many members at most, 1 to 500.")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1) @Max(500) int limit)
            throws SQLException {
        return scores.leaders(communities.get(communityId), week, limit);
    }

    /** How many stand in each band. */
    @GET
    @Path("/value-pyramid")
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
            @Parameter(description = WEEK, example = "2026-W20") @RestQuery @Nullable String week)
            throws SQLException {
        return scores.pyramid(communities.get(communityId), week);
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
