package org.communityops.kpi.forecast;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.series.MetricDays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

/** Forecasts over HTTP. */
@Path("/v1/communities/{communityId}/metrics/{metric}/forecast")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class ForecastResource {
    private static final String FORECAST = """
            {"metric": "dau", "version": 1, "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21",
             "from": "2026-05-01", "to": "2026-08-20",
             "model": {"alpha": 0.2, "beta": 0.01, "gamma": 0.1, "trendPerDay": 0.35,
                       "weekdays": {"MONDAY": 4.2, "TUESDAY": 3.9, "WEDNESDAY": 3.1, "THURSDAY": 2.2, "FRIDAY": -1.4,
                                    "SATURDAY": -6.5, "SUNDAY": -5.5}},
             "backTest": {"origins": 10, "days": 10, "meanAbsoluteError": 3.1, "naiveMeanAbsoluteError": 4.2,
                          "meanAbsoluteScaledError": 0.81, "within80": 0.8, "within95": 0.9},
             "items": [{"period": "2026-08-21", "value": 41.5, "low80": 36.2, "high80": 46.8, "low95": 33.4,
                        "high95": 49.6}]}""";

    private final Communities communities;
    private final ForecastService forecasts;
    private final MetricDays days;
    private final Preconditions preconditions;

    ForecastResource(Communities communities, ForecastService forecasts, MetricDays days, Preconditions preconditions) {
        this.communities = communities;
        this.forecasts = forecasts;
        this.days = days;
        this.preconditions = preconditions;
    }

    /** What a metric will be. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getForecast",
            summary = "What a metric will be on the next days (预测)",
            description =
                    "For metrics that have days. Additive Holt-Winters with a season of a week, fitted to the last 52 weeks; `backTest` tells how far off it was on days that it had not seen, and how far off the plainest forecast. 422 `insufficient-data` unless there are four weeks more than the horizon.")
    @APIResponse(
            responseCode = "200",
            description = "The forecast",
            content =
                    @Content(
                            schema = @Schema(implementation = ForecastView.class),
                            examples = @ExampleObject(name = "one day", value = FORECAST)))
    public RestResponse<ForecastView> getForecast(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "dau") @RestPath String metric,
            @Parameter(
                            description = "How many days, 1 to 90.",
                            example = "14",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "90",
                                            defaultValue = "14"))
                    @RestQuery
                    @DefaultValue("14")
                    int horizon,
            @Parameter(description = "The variant, for a metric that has several.", example = "within")
                    @RestQuery
                    @Nullable String variant) {
        var community = communities.get(communityId);
        return preconditions.answer(
                forecasts.forecast(community, metric, variant, horizon), days.tag(community, metric));
    }
}
