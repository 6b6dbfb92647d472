package org.communityops.kpi.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.period.DayRangeQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The analysis of experiments over HTTP. */
@Path("/v1/communities/{communityId}/experiments/{experimentKey}/analysis")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments", description = "Whether a variant does more than another (A/B 实验).")
class AnalysisResource {
    private static final String ANALYSIS = """
            {"experiment": "welcome-bonus",
             "outcome": {"name": "retention_d7", "version": 1, "reading": "RATE", "daysBefore": 7, "windowDays": 1},
             "decisive": true, "startedAt": "2026-11-01T03:00:00Z", "stoppedAt": "2026-11-15T03:00:00Z",
             "timeZone": "Asia/Shanghai", "cutOff": "2026-11-30", "exposed": 150, "waiting": 0,
             "variants": [{"variant": "as-now", "weight": 50, "exposed": 80, "members": 80, "converted": 48,
                           "value": 0.6, "standardError": 0.054772},
                          {"variant": "double-points", "weight": 50, "exposed": 70, "members": 70, "converted": 56,
                           "value": 0.8, "standardError": 0.047809}],
             "sampleRatio": {"chiSquared": 0.666667, "degreesOfFreedom": 1, "pValue": 0.414216, "mismatch": false},
             "comparisons": [{"variant": "double-points", "against": "as-now", "test": "TWO_PROPORTION_Z",
                              "difference": 0.2, "low": 0.052431, "high": 0.333873, "statistic": 2.650172,
                              "pValue": 0.008045, "adjustedPValue": 0.008045, "effectSize": 0.442143, "significant": true}],
             "verdict": "DIFFERENCE", "reasons": []}""";

    private static final String MEMBERS = """
            {"items": [{"memberId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b", "exposedAt": "2026-11-02T04:00:00Z", "over": true,
                        "events": 1}]}""";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Communities communities;
    private final AnalysisService analyses;
    private final MetricCatalogue catalogue;
    private final Cursors cursors;
    private final Preconditions preconditions;

    AnalysisResource(
            Communities communities,
            AnalysisService analyses,
            MetricCatalogue catalogue,
            Cursors cursors,
            Preconditions preconditions) {
        this.communities = communities;
        this.analyses = analyses;
        this.catalogue = catalogue;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** What an experiment says. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getExperimentAnalysis",
            summary = "What an experiment says (实验分析)",
            description =
                    "Counts for each exposed member what he did in a window after his first exposure, and compares the variants: rates by the two-proportion z-test with Newcombe's interval, means by Welch's t-test; several comparisons are corrected by Holm. `from` and `to` choose days of exposure. The end is fixed: as long as the experiment runs there is neither comparison nor verdict, and a verdict needs a whole week at least, enough members, and all windows over. 422 `insufficient-data` when fewer than two variants have a member whose window is over.")
    @APIResponse(
            responseCode = "200",
            description = "The analysis",
            content =
                    @Content(
                            schema = @Schema(implementation = AnalysisView.class),
                            examples = @ExampleObject(name = "a difference", value = ANALYSIS)))
    public RestResponse<AnalysisView> getExperimentAnalysis(
            @RestPath UUID communityId,
            @Parameter(description = "Key of the experiment.", example = "welcome-bonus") @RestPath
                    String experimentKey,
            @BeanParam OutcomeQuery outcome,
            @BeanParam DayRangeQuery days)
            throws SQLException {
        var community = communities.get(communityId);
        var view = analyses.analyse(community, experimentKey, outcome, days);
        return preconditions.answer(view, community.revision() + "-" + catalogue.version());
    }

    record Key(UUID memberId) {}

    /** The members behind the figures of a variant. */
    @GET
    @Path("/members")
    @Needs("metrics:explain")
    @Operation(
            operationId = "listExperimentMembers",
            summary = "The members behind the figures of a variant (实验成员)",
            description =
                    "With the same parameters as the analysis: whoever met the variant, by id, with what he did. Value and standard error are those of the members whose window is over.")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = ArmMember.PageView.class),
                            examples = @ExampleObject(name = "one member", value = MEMBERS)))
    public Page<ArmMember> listExperimentMembers(
            @RestPath UUID communityId,
            @Parameter(description = "Key of the experiment.", example = "welcome-bonus") @RestPath
                    String experimentKey,
            @Parameter(description = "The variant (实验分组).", required = true, example = "double-points")
                    @RestQuery
                    @Nullable String variant,
            @BeanParam OutcomeQuery outcome,
            @BeanParam DayRangeQuery days,
            @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var after = cursors.decode(page, Key.class).map(Key::memberId).orElse(BEGINNING);
        var found = analyses.members(community, experimentKey, outcome, days, variant, after, page.limit() + 1);
        return cursors.page(found, page, member -> new Key(member.memberId()));
    }
}
