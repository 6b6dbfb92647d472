package org.communityops.kpi.roi;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.period.DayRangeQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Returns over HTTP. */
@Path("/v1/communities/{communityId}/roi")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "costs", description = "What the community costs (成本).")
class RoiResource {
    private static final String ROI = """
            {"by": "CAMPAIGN", "model": "LINEAR", "from": "2026-05-01", "to": "2026-05-31", "windowDays": 30,
             "halfLifeDays": 7, "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21", "currency": "CNY",
             "items": [{"name": "spring-sale", "costs": 80, "sales": 120, "roi": 0.5},
                       {"costs": 20, "sales": 40, "roi": 1}],
             "total": {"costs": 100, "sales": 160, "roi": 0.6}}""";

    private final Communities communities;
    private final RoiService returns;
    private final Preconditions preconditions;

    RoiResource(Communities communities, RoiService returns, Preconditions preconditions) {
        this.communities = communities;
        this.returns = returns;
        this.preconditions = preconditions;
    }

    /** What comes back on costs. */
    @GET
    @Needs("costs:read")
    @Operation(
            operationId = "getRoi",
            summary = "What campaigns, channels or budget lines return on their costs (投资回报)",
            description =
                    "Sales are the `purchase.completed` of the days, less what was refunded of the same order so far; they are owed to the touches (`channel.touched`) before them as the attribution model says. A campaign is named by `data.campaign` of touches and `campaignId` of costs. By line, the sales of a campaign are divided among the lines as its costs are.")
    @APIResponse(
            responseCode = "200",
            description = "The returns",
            content =
                    @Content(
                            schema = @Schema(implementation = RoiView.class),
                            examples = @ExampleObject(name = "one campaign", value = ROI)))
    public RestResponse<RoiView> getRoi(
            @RestPath UUID communityId, @BeanParam RoiQuery query, @BeanParam DayRangeQuery days) throws SQLException {
        var community = communities.get(communityId);
        return preconditions.answer(returns.returns(community, query, days), Long.toString(community.revision()));
    }
}
