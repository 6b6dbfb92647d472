package org.communityops.incentive.couponseries;

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
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
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

/** Coupon series over HTTP. */
@Path("/v1/communities/{communityId}/coupon-series")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons", description = "Coupons: what they are worth, who holds them, what became of them (优惠券).")
class SeriesResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final SeriesService series;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    SeriesResource(SeriesService series, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.series = series;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "CouponSeriesPage")
    record InContract(
            @NotNull List<SeriesView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    record Key(UUID id) {}

    /** Makes a series. */
    @POST
    @Needs("coupons:write")
    @Idempotent
    @Operation(
            operationId = "createCouponSeries",
            summary = "Make a coupon series (优惠券批次)",
            description = "Coupons of a series are worth the same. Codes are generated at issue, or imported before.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SeriesSettings.class),
                            examples = @ExampleObject(name = "fixed", value = SeriesExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The series; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = SeriesView.class),
                            examples = @ExampleObject(name = "fixed", value = SeriesExamples.SERIES)))
    public RestResponse<SeriesView> createCouponSeries(
            @RestPath UUID communityId, @Valid @NotNull SeriesSettings settings) throws SQLException {
        var made = series.create(communityId, settings);
        return ResponseBuilder.<SeriesView>created(
                        URI.create("/v1/communities/" + communityId + "/coupon-series/" + made.id()))
                .header("ETag", Preconditions.quoted(tag(made)))
                .entity(SeriesView.of(made))
                .build();
    }

    /** The series of a community. */
    @GET
    @Needs("coupons:read")
    @Operation(operationId = "listCouponSeries", summary = "List the coupon series, newest first (优惠券批次)")
    @APIResponse(
            responseCode = "200",
            description = "A page of series",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "series", value = SeriesExamples.PAGE)))
    public Page<SeriesView> listCouponSeries(
            @RestPath UUID communityId,
            @Parameter(description = "Only series in this state.") @RestQuery @Nullable SeriesState state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = series.page(communityId, state, before, page.limit() + 1).stream()
                .map(SeriesView::of)
                .toList();
        return cursors.page(rows, page, view -> new Key(view.id()));
    }

    /** One series. */
    @GET
    @Path("/{seriesId}")
    @Needs("coupons:read")
    @Operation(operationId = "getCouponSeries", summary = "Read a coupon series (优惠券批次)")
    @APIResponse(
            responseCode = "200",
            description = "The series",
            content =
                    @Content(
                            schema = @Schema(implementation = SeriesView.class),
                            examples = @ExampleObject(name = "fixed", value = SeriesExamples.SERIES)))
    public RestResponse<SeriesView> getCouponSeries(@RestPath UUID communityId, @RestPath UUID seriesId)
            throws SQLException {
        return answer(series.get(communityId, seriesId));
    }

    /** Changes a series. */
    @PATCH
    @Path("/{seriesId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("coupons:write")
    @Operation(
            operationId = "updateCouponSeries",
            summary = "Change a coupon series",
            description =
                    "What coupons are worth is fixed once there are codes; another validity holds for coupons issued from then on.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = SeriesSettings.class),
                            examples = @ExampleObject(name = "more codes", value = SeriesExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The series as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = SeriesView.class),
                            examples = @ExampleObject(name = "fixed", value = SeriesExamples.SERIES)))
    public RestResponse<SeriesView> updateCouponSeries(
            @RestPath UUID communityId, @RestPath UUID seriesId, @NotNull JsonNode patch) throws SQLException {
        return answer(series.change(
                communityId,
                seriesId,
                version -> preconditions.require(String.valueOf(version)),
                settings -> patches.apply(patch, settings, SeriesSettings.class)));
    }

    private RestResponse<SeriesView> answer(CouponSeries found) {
        return preconditions.answer(SeriesView.of(found), tag(found));
    }

    private static String tag(CouponSeries series) {
        return String.valueOf(series.version());
    }
}
