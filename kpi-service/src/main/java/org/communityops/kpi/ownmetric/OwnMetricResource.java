package org.communityops.kpi.ownmetric;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Own metrics over HTTP; their values are asked for like those of any other metric. */
@Path("/v1/communities/{communityId}/metrics")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class OwnMetricResource {
    private static final String DEFINITION = """
            "label": {"en": "Liveliness", "zh": "热闹度"}, "dimension": "INTERACTION", "unit": "RATIO",
            "direction": "HIGHER_IS_BETTER", "formula": "reply_ratio * 60.0 + stickiness * 40.0\"""";
    private static final String REQUEST = "{\"key\": \"own_liveliness\", " + DEFINITION + "}";
    private static final String VIEW = "{\"key\": \"own_liveliness\", \"version\": 1, " + DEFINITION + """
            , "parts": {"reply_ratio": 1, "stickiness": 1},
            "granularities": ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"], "createdAt": "2026-11-20T02:15:00Z"}""";

    private final Communities communities;
    private final OwnMetricService metrics;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    OwnMetricResource(
            Communities communities,
            OwnMetricService metrics,
            Cursors cursors,
            Preconditions preconditions,
            MergePatches patches) {
        this.communities = communities;
        this.metrics = metrics;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** Defines a metric. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("metrics:write")
    @Idempotent
    @Operation(
            operationId = "createOwnMetric",
            summary = "Define a metric of the community's own (自定义指标)",
            description = "A formula over metrics of the catalogue; of those with variants it reads the default one.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateOwnMetric.class),
                            examples = @ExampleObject(name = "liveliness", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = OwnMetricView.class),
                            examples = @ExampleObject(name = "liveliness", value = VIEW)))
    public RestResponse<OwnMetricView> createOwnMetric(
            @RestPath UUID communityId, @Valid @NotNull CreateOwnMetric request) throws SQLException {
        var community = communities.get(communityId);
        var view = metrics.create(community.id(), request.key(), request.definition());
        var location = "/v1/communities/" + communityId + "/metrics/" + view.key() + "/definition";
        return ResponseBuilder.<OwnMetricView>created(URI.create(location))
                .entity(view)
                .build();
    }

    /** The own metrics of a community. */
    @GET
    @Path("/definitions")
    @Needs("metrics:read")
    @Operation(
            operationId = "listOwnMetrics",
            summary = "The metrics of the community's own",
            description = "In the order of their keys. Those of the catalogue stand under /v1/metrics.")
    @APIResponse(
            responseCode = "200",
            description = "A page of own metrics",
            content =
                    @Content(
                            schema = @Schema(implementation = OwnMetricView.PageView.class),
                            examples = @ExampleObject(name = "one metric", value = "{\"items\": [" + VIEW + "]}")))
    public Page<OwnMetricView> listOwnMetrics(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var after = cursors.decode(page, String.class).orElse("");
        return cursors.page(metrics.list(community.id(), after, page.limit() + 1), page, OwnMetricView::key);
    }

    /** One own metric. */
    @GET
    @Path("/{metric}/definition")
    @Needs("metrics:read")
    @Operation(operationId = "getOwnMetric", summary = "What an own metric means")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = OwnMetricView.class),
                            examples = @ExampleObject(name = "liveliness", value = VIEW)))
    public RestResponse<OwnMetricView> getOwnMetric(
            @RestPath UUID communityId,
            @Parameter(description = "The key of the metric.", example = "own_liveliness") @RestPath String metric,
            @Parameter(description = "A version (版本); the newest when left out.", example = "1") @RestQuery @Nullable Integer version)
            throws SQLException {
        var own = metrics.get(communities.get(communityId).id(), metric, version);
        return preconditions.answer(metrics.view(own), tag(own.version()));
    }

    /** Changes an own metric. */
    @PATCH
    @Path("/{metric}/definition")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("metrics:write")
    @Operation(
            operationId = "updateOwnMetric",
            summary = "Change an own metric",
            description =
                    "Makes the next version, which reads the versions of its parts that are in force now; earlier ones can still be asked for by `version`.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = OwnMetricDefinition.class),
                            examples =
                                    @ExampleObject(name = "another formula", value = "{\"formula\": \"reply_ratio\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The metric as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = OwnMetricView.class),
                            examples = @ExampleObject(name = "liveliness", value = VIEW)))
    public RestResponse<OwnMetricView> updateOwnMetric(
            @RestPath UUID communityId,
            @Parameter(description = "The key of the metric.", example = "own_liveliness") @RestPath String metric,
            @NotNull JsonNode patch)
            throws SQLException {
        var community = communities.get(communityId);
        var present = metrics.get(community.id(), metric, null);
        preconditions.require(tag(present.version()));
        var view = metrics.change(
                community.id(), present, patches.apply(patch, present.definition(), OwnMetricDefinition.class));
        return preconditions.answer(view, tag(view.version()));
    }

    private static String tag(int version) {
        return Integer.toString(version);
    }
}
