package org.communityops.kpi.attribution;

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
import org.communityops.kpi.period.DayRangeQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Attribution over HTTP. */
@Path("/v1/communities/{communityId}/attribution")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "attribution", description = "Which channels conversions are owed to (归因).")
class AttributionResource {
    private static final String ATTRIBUTION = """
            {"conversion": "purchase.completed", "from": "2026-05-01", "to": "2026-05-31", "windowDays": 30,
             "halfLifeDays": 7, "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21", "conversions": 3, "untouched": 1,
             "withoutConversion": 4, "currency": "CNY", "value": 300.000000,
             "models": [{"model": "LINEAR",
                         "channels": [{"channel": "wechat", "share": 0.666667, "conversions": 2.000000, "value": 200.000000},
                                      {"channel": "zhihu", "share": 0.333333, "conversions": 1.000000, "value": 100.000000}]}]}""";

    private static final String JOURNEYS = """
            {"items": [{"memberId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b", "converted": true,
                        "endedAt": "2026-05-09T04:00:00Z", "value": 60,
                        "touches": [{"channel": "wechat", "daysBefore": 8.0}, {"channel": "zhihu", "daysBefore": 1.0}]}]}""";

    private final Communities communities;
    private final AttributionService attributions;
    private final Cursors cursors;
    private final Preconditions preconditions;

    AttributionResource(
            Communities communities, AttributionService attributions, Cursors cursors, Preconditions preconditions) {
        this.communities = communities;
        this.attributions = attributions;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** Which channels conversions are owed to. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getAttribution",
            summary = "Which channels conversions are owed to (归因)",
            description =
                    "For the conversions of the days from `from` to `to`: what touched the member (`channel.touched`) since his conversion before and within the window, divided under each model. What channels and campaigns cost and return is told by `…/roi`. 422 `insufficient-data` when none of the conversions was touched before.")
    @APIResponse(
            responseCode = "200",
            description = "The models with their channels",
            content =
                    @Content(
                            schema = @Schema(implementation = AttributionView.class),
                            examples = @ExampleObject(name = "two channels", value = ATTRIBUTION)))
    public RestResponse<AttributionView> getAttribution(
            @RestPath UUID communityId, @BeanParam AttributionQuery query, @BeanParam DayRangeQuery days)
            throws SQLException {
        var community = communities.get(communityId);
        return preconditions.answer(
                attributions.attribute(community, query, days), Long.toString(community.revision()));
    }

    /** The journeys behind an attribution. */
    @GET
    @Path("/journeys")
    @Needs("metrics:explain")
    @Operation(
            operationId = "listJourneys",
            summary = "The journeys behind an attribution (转化路径)",
            description =
                    "With the same parameters as the attribution: what touched whom before which conversion, member by member in the order in which they came to be known. The shares of all models are computed from these; `model` and `halfLifeDays` change nothing.")
    @APIResponse(
            responseCode = "200",
            description = "A page of journeys",
            content =
                    @Content(
                            schema = @Schema(implementation = JourneyView.PageView.class),
                            examples = @ExampleObject(name = "one journey", value = JOURNEYS)))
    public Page<JourneyView> listJourneys(
            @RestPath UUID communityId,
            @BeanParam AttributionQuery query,
            @BeanParam DayRangeQuery days,
            @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var after = cursors.decode(page, AttributionService.Place.class).orElse(AttributionService.Place.BEGINNING);
        var found = attributions.journeys(community, query, days, after, page.limit() + 1);
        var placed = cursors.page(found, page, AttributionService.Placed::place);
        return new Page<>(
                placed.items().stream().map(AttributionService.Placed::journey).toList(), placed.next());
    }
}
