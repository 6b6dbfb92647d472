package org.communityops.kpi.scoring;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kpi.community.Communities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Scorings over HTTP. */
@Path("/v1/communities/{communityId}/member-scorings")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "member scores", description = "What members are worth to the community, week by week (成员评分).")
class ScoringResource {
    private static final int ACCEPTED = 202;
    private static final LocalDate NEWEST = LocalDate.of(9999, 1, 1);
    private static final String QUEUED = """
            {"week": "2026-W20", "version": 1, "cutOff": "2026-05-17", "timeZone": "Asia/Shanghai", "state": "QUEUED",
             "done": 0, "errors": [], "createdAt": "2026-05-18T06:00:00Z"}""";
    private static final String DONE = """
            {"week": "2026-W20", "version": 1, "cutOff": "2026-05-17", "timeZone": "Asia/Shanghai", "state": "DONE",
             "done": 2400, "total": 2400, "members": 1180, "errors": [], "createdAt": "2026-05-18T06:00:00Z",
             "finishedAt": "2026-05-18T06:00:03Z"}""";

    private final Communities communities;
    private final Scorings scorings;
    private final Cursors cursors;

    ScoringResource(Communities communities, Scorings scorings, Cursors cursors) {
        this.communities = communities;
        this.scorings = scorings;
        this.cursors = cursors;
    }

    record Key(LocalDate week) {}

    /** Has past weeks scored. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("member-scores:write")
    @Idempotent
    @Operation(
            operationId = "createMemberScorings",
            summary = "Have past weeks scored (补算成员评分)",
            description =
                    "The week that is over is scored by itself some hours later; this is for weeks before. A week that is scored or waits stays as it is, one that failed is tried again. Scores of weeks before one that is there already are not told on the feed.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateScorings.class),
                            examples =
                                    @ExampleObject(
                                            name = "ten weeks",
                                            value = "{\"from\": \"2026-W11\", \"to\": \"2026-W20\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The scorings of these weeks",
            content =
                    @Content(
                            schema = @Schema(implementation = ScoringView.ListView.class),
                            examples = @ExampleObject(name = "one waits", value = "{\"items\": [" + QUEUED + "]}")))
    public RestResponse<ScoringView.ListView> createMemberScorings(
            @RestPath UUID communityId, @Valid @NotNull CreateScorings request) throws SQLException {
        var found = scorings.create(communities.get(communityId), request);
        return ResponseBuilder.<ScoringView.ListView>create(ACCEPTED)
                .entity(new ScoringView.ListView(
                        found.stream().map(ScoringView::of).toList()))
                .build();
    }

    /** The scorings of a community. */
    @GET
    @Needs("member-scores:read")
    @Operation(operationId = "listMemberScorings", summary = "List scorings, latest week first (评分批次)")
    @APIResponse(
            responseCode = "200",
            description = "A page of scorings",
            content =
                    @Content(
                            schema = @Schema(implementation = ScoringView.PageView.class),
                            examples = @ExampleObject(name = "one done", value = "{\"items\": [" + DONE + "]}")))
    public Page<ScoringView> listMemberScorings(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::week).orElse(NEWEST);
        var found = scorings.page(communities.get(communityId), before, page.limit() + 1);
        var shown = cursors.page(found, page, scoring -> new Key(scoring.monday()));
        return new Page<>(shown.items().stream().map(ScoringView::of).toList(), shown.next());
    }

    /** One scoring. */
    @GET
    @Path("/{week}")
    @Needs("member-scores:read")
    @Operation(operationId = "getMemberScoring", summary = "Read a scoring and how far it is (评分进度)")
    @APIResponse(
            responseCode = "200",
            description = "The scoring",
            content =
                    @Content(
                            schema = @Schema(implementation = ScoringView.class),
                            examples = @ExampleObject(name = "done", value = DONE)))
    public ScoringView getMemberScoring(
            @RestPath UUID communityId,
            @Parameter(description = "An ISO week.", example = "2026-W20") @RestPath String week)
            throws SQLException {
        return ScoringView.of(scorings.get(communities.get(communityId), week));
    }
}
