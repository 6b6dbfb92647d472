package org.communityops.kpi.series;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
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

/** Metrics of a community over HTTP. */
@Path("/v1/communities/{communityId}/metrics")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class SeriesResource {
    private static final int MOST_METRICS = 20;

    private static final String SERIES = """
            {"metric": "reply_ratio", "version": 1, "granularity": "MONTH", "timeZone": "Asia/Shanghai",
             "cutOff": "2026-08-21",
             "items": [{"period": "2026-05", "value": 0.846847, "numerator": 94, "denominator": 111, "partial": true}]}""";
    private static final String LEADERS = """
            {"metric": "messages", "period": "2026-05",
             "items": [{"rank": 1, "memberId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b", "value": 25}]}""";
    private static final String VARIANT = "The variant, for a metric that has several: `exact` or `within`.";

    private final Communities communities;
    private final SeriesService series;
    private final LeadersService leaders;
    private final MetricCatalogue catalogue;
    private final Preconditions preconditions;

    SeriesResource(
            Communities communities,
            SeriesService series,
            LeadersService leaders,
            MetricCatalogue catalogue,
            Preconditions preconditions) {
        this.communities = communities;
        this.series = series;
        this.leaders = leaders;
        this.catalogue = catalogue;
        this.preconditions = preconditions;
    }

    /** Several metrics at once. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "listSeries",
            summary = "Several metrics of a community, period by period",
            description =
                    "All of the same moment. Without `granularity` each metric has its own first one: dau by day, wau by week, mau by month.")
    @APIResponse(
            responseCode = "200",
            description = "The series, in the order of `metrics`",
            content =
                    @Content(
                            schema = @Schema(implementation = SeriesView.ListView.class),
                            examples = @ExampleObject(name = "reply ratio", value = "{\"items\": [" + SERIES + "]}")))
    public RestResponse<SeriesView.ListView> listSeries(
            @RestPath UUID communityId,
            @Parameter(
                            description = "Names of metrics with commas between them, at most 20.",
                            example = "dau,wau7,mau30",
                            required = true)
                    @RestQuery
                    @Nullable String metrics,
            @BeanParam DayRangeQuery range,
            @BeanParam SeriesQuery query) {
        var community = communities.get(communityId);
        var found = series.series(community, names(metrics), range, query);
        return preconditions.answer(new SeriesView.ListView(found), tag(community, found));
    }

    /** One metric. */
    @GET
    @Path("/{metric}")
    @Needs("metrics:read")
    @Operation(
            operationId = "getSeries",
            summary = "A metric of a community, period by period",
            description =
                    "One item for each period that holds a day from `from` to `to`; none is missing. What the metric means stands in the catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "The series",
            content =
                    @Content(
                            schema = @Schema(implementation = SeriesView.class),
                            examples = @ExampleObject(name = "reply ratio", value = SERIES)))
    public RestResponse<SeriesView> getSeries(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "reply_ratio") @RestPath String metric,
            @BeanParam DayRangeQuery range,
            @BeanParam SeriesQuery query,
            @Parameter(description = VARIANT, example = "within", schema = @Schema(enumeration = {"exact", "within"}))
                    @RestQuery
                    @Nullable String variant,
            @Parameter(description = "A version of the definition (版本); the one in force when left out.", example = "1")
                    @RestQuery
                    @Nullable Integer version) {
        var community = communities.get(communityId);
        var found = series.series(community, metric, version, variant, range, query);
        return preconditions.answer(found, tag(community, List.of(found)));
    }

    /** The members behind a value. */
    @GET
    @Path("/{metric}/members")
    @Needs("metrics:read")
    @Operation(
            operationId = "listLeaders",
            summary = "The members with the most of a metric",
            description = "For messages, replies and reactions, by month, quarter or year.")
    @APIResponse(
            responseCode = "200",
            description = "The members, best first",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadersView.class),
                            examples = @ExampleObject(name = "messages of a month", value = LEADERS)))
    public RestResponse<LeadersView> listLeaders(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "messages") @RestPath String metric,
            @Parameter(
                            description = "A month (2026-05), quarter (2026-Q2) or year (2026).",
                            example = "2026-05",
                            required = true)
                    @RestQuery
                    @Nullable String period,
            @Parameter(description = "How many members at most, 1 to 500.")
                    @RestQuery
                    @DefaultValue("50")
                    @Min(1) @Max(500) int limit) {
        var community = communities.get(communityId);
        if (period == null) {
            throw ProblemException.invalid("period", "not-null", "period is missing");
        }
        return preconditions.answer(leaders.leaders(community, metric, period, limit), tag(community));
    }

    /** Changes with the rollups and with the definitions, the community's own included. */
    private String tag(Community community, List<SeriesView> found) {
        return tag(community) + "-"
                + found.stream().map(SeriesView::version).toList().hashCode();
    }

    /** Changes with the rollups and with the definitions of the catalogue. */
    private String tag(Community community) {
        return community.revision() + "-" + catalogue.version();
    }

    private static List<String> names(@Nullable String metrics) {
        var names = metrics == null ? List.<String>of() : Arrays.asList(metrics.split(",", -1));
        if (names.isEmpty() || names.size() > MOST_METRICS) {
            throw ProblemException.invalid("metrics", "size", "metrics names 1 to " + MOST_METRICS + " metrics");
        }
        return names.stream().map(String::strip).distinct().toList();
    }
}
