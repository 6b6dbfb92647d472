package org.communityops.kpi.anomaly;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.MetricDays;
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

/** Anomalies over HTTP. */
@Path("/v1/communities/{communityId}/metrics/{metric}/anomalies")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class AnomalyResource {
    private static final String ANOMALIES = """
            {"metric": "messages", "version": 1, "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21", "outside": 1,
             "items": [{"period": "2026-08-12", "value": 3.0, "expected": 41.0, "low": 21.790622, "high": 60.209378,
                        "state": "LOW"}]}""";

    private final Communities communities;
    private final AnomalyService anomalies;
    private final MetricDays days;
    private final Preconditions preconditions;

    AnomalyResource(Communities communities, AnomalyService anomalies, MetricDays days, Preconditions preconditions) {
        this.communities = communities;
        this.anomalies = anomalies;
        this.days = days;
        this.preconditions = preconditions;
    }

    /** Days that were far off. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "listAnomalies",
            summary = "Days on which a metric was far off what it uses to be (异常检测)",
            description =
                    "For metrics that have days. Each day is held against the same weekday of the eight weeks before: the median, and three robust standard deviations on either side. A day that is not over is left out. 422 `insufficient-data` when no day of the range has four weeks before it.")
    @APIResponse(
            responseCode = "200",
            description = "The days with their bands",
            content =
                    @Content(
                            schema = @Schema(implementation = AnomalyView.class),
                            examples = @ExampleObject(name = "a quiet day", value = ANOMALIES)))
    public RestResponse<AnomalyView> listAnomalies(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "messages") @RestPath String metric,
            @BeanParam DayRangeQuery range,
            @Parameter(description = "The variant, for a metric that has several.", example = "within")
                    @RestQuery
                    @Nullable String variant) {
        var community = communities.get(communityId);
        return preconditions.answer(
                anomalies.anomalies(community, metric, variant, range), days.tag(community, metric));
    }
}
