package org.communityops.kpi.comparison;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kpi.community.Communities;
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
import org.jspecify.annotations.Nullable;

/** Comparisons over HTTP. */
@Path("/v1/communities/{communityId}/metrics/{metric}/comparison")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class ComparisonResource {
    private static final String COMPARISON = """
            {"metric": "reply_ratio", "version": 1, "with": "PREVIOUS",
             "subject": {"communityId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "timeZone": "Asia/Shanghai",
                         "cutOff": "2026-08-21", "from": "2026-08-08", "to": "2026-08-14", "days": 7, "value": 0.8,
                         "mean": 0.79, "median": 0.8, "numerator": 56, "denominator": 70},
             "other": {"communityId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "timeZone": "Asia/Shanghai",
                       "cutOff": "2026-08-21", "from": "2026-08-01", "to": "2026-08-07", "days": 7, "value": 0.6,
                       "mean": 0.61, "median": 0.6, "numerator": 48, "denominator": 80},
             "difference": 0.2, "change": 0.333333,
             "test": {"test": "TWO_PROPORTION_Z", "statistic": 2.650172, "pValue": 0.008045, "effectSize": 0.442143,
                      "low": 0.052431, "high": 0.333873, "significant": true}}""";

    private final Communities communities;
    private final ComparisonService comparisons;

    ComparisonResource(Communities communities, ComparisonService comparisons) {
        this.communities = communities;
        this.comparisons = comparisons;
    }

    /** A metric and what it is compared with. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getComparison",
            summary = "A metric compared with other days, another community or a target (对比)",
            description =
                    "For metrics that have days; the last 28 that are over unless `from` and `to` name others. Shares of events are added up over the days and compared by the two-proportion z-test with Newcombe's interval, everything else day by day by the Mann-Whitney U test. Both tests take days and events for independent, so a p-value close to 0.05 is no proof. 422 `insufficient-data` when a side has no value on any of its days.")
    @APIResponse(
            responseCode = "200",
            description = "The comparison",
            content =
                    @Content(
                            schema = @Schema(implementation = ComparisonView.class),
                            examples = @ExampleObject(name = "with the week before", value = COMPARISON)))
    public ComparisonView getComparison(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "reply_ratio") @RestPath String metric,
            @BeanParam DayRangeQuery range,
            @BeanParam ComparisonQuery wanted,
            @Parameter(description = "The variant, for a metric that has several.", example = "within")
                    @RestQuery
                    @Nullable String variant) {
        return comparisons.compare(communities.get(communityId), metric, variant, range, wanted);
    }
}
