package org.communityops.kpi.metric;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
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

/** The catalogue over HTTP. */
@Path("/v1/metrics")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class MetricResource {
    private static final String REPLY_RATIO = """
            {"id": "reply_ratio", "version": 1, "label": {"en": "Reply ratio", "zh": "回复率"},
             "question": {"en": "How much of what is said is an answer?", "zh": "消息中有多少是回复？"},
             "dimension": "INTERACTION", "unit": "RATIO", "direction": "HIGHER_IS_BETTER",
             "definition": "Replies of the period divided by its messages.", "numerator": "replies",
             "denominator": "messages", "granularities": ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"], "variants": [],
             "breakdowns": ["CHANNEL"]}""";

    private final MetricCatalogue catalogue;
    private final Preconditions preconditions;

    MetricResource(MetricCatalogue catalogue, Preconditions preconditions) {
        this.catalogue = catalogue;
        this.preconditions = preconditions;
    }

    /** All metrics. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "listMetrics",
            summary = "The catalogue of metrics",
            description =
                    "Every metric with its exact definition, version, labels, and the granularities and variants it has.")
    @APIResponse(
            responseCode = "200",
            description = "The catalogue",
            content =
                    @Content(
                            schema = @Schema(implementation = MetricList.class),
                            examples =
                                    @ExampleObject(name = "one metric", value = "{\"items\": [" + REPLY_RATIO + "]}")))
    public RestResponse<MetricList> listMetrics() {
        return preconditions.answer(new MetricList(catalogue.definitions()), catalogue.version());
    }

    /** One metric. */
    @GET
    @Path("/{metric}")
    @Needs("metrics:read")
    @Operation(operationId = "getMetric", summary = "What a metric means")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = MetricDefinition.class),
                            examples = @ExampleObject(name = "reply ratio", value = REPLY_RATIO)))
    public RestResponse<MetricDefinition> getMetric(
            @Parameter(description = "The name of the metric.", example = "reply_ratio") @RestPath String metric,
            @Parameter(description = "A version of its definition (版本); the one in force when left out.", example = "1")
                    @RestQuery
                    @Nullable Integer version) {
        return preconditions.answer(catalogue.get(metric, version).definition(), catalogue.version());
    }
}
