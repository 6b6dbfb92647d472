package org.communityops.incentive.coupon;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Coupons over HTTP, for those who look after them: without codes. */
@Path("/v1/communities/{communityId}/coupons")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons", description = "Coupons: what they are worth, who holds them, what became of them (优惠券).")
class CouponResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Coupons coupons;
    private final Cursors cursors;
    private final Preconditions preconditions;

    CouponResource(Coupons coupons, Cursors cursors, Preconditions preconditions) {
        this.coupons = coupons;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "CouponPage")
    record InContract(
            @NotNull List<CouponView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    record Key(UUID id) {}

    /** The coupons of a community. */
    @GET
    @Needs("coupons:read")
    @Operation(operationId = "listCoupons", summary = "List coupons that were issued, newest code first (优惠券)")
    @APIResponse(
            responseCode = "200",
            description = "A page of coupons, without their codes",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "coupons", value = CouponExamples.PAGE)))
    public Page<CouponView> listCoupons(
            @RestPath UUID communityId,
            @Parameter(description = "Only coupons of this series.") @RestQuery @Nullable UUID seriesId,
            @Parameter(description = "Only coupons of this member.") @RestQuery @Nullable UUID memberId,
            @Parameter(description = "Only coupons in this state.") @RestQuery @Nullable CouponState state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new CouponFilter(seriesId, memberId, state);
        var rows = coupons.page(communityId, filter, before, page.limit() + 1).stream()
                .map(CouponView::of)
                .toList();
        return cursors.page(rows, page, view -> new Key(view.id()));
    }

    /** One coupon. */
    @GET
    @Path("/{couponId}")
    @Needs("coupons:read")
    @Operation(operationId = "getCoupon", summary = "Read a coupon (优惠券)")
    @APIResponse(
            responseCode = "200",
            description = "The coupon, without its code",
            content =
                    @Content(
                            schema = @Schema(implementation = CouponView.class),
                            examples = @ExampleObject(name = "coupon", value = CouponExamples.COUPON)))
    public RestResponse<CouponView> getCoupon(@RestPath UUID communityId, @RestPath UUID couponId) throws SQLException {
        var held = coupons.get(communityId, couponId);
        return preconditions.answer(CouponView.of(held), tag(held));
    }

    /** Takes a coupon away. */
    @POST
    @Path("/{couponId}/revoke")
    @Needs("coupons:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "revokeCoupon",
            summary = "Take a coupon away from its holder (作废)",
            description =
                    "From then on no shop takes it, not even for a purchase that it is reserved for. 409 `invalid-transition` once it is used, expired or revoked.")
    @APIResponse(
            responseCode = "200",
            description = "The coupon as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = CouponView.class),
                            examples = @ExampleObject(name = "revoked", value = CouponExamples.REVOKED)))
    public RestResponse<CouponView> revokeCoupon(
            @RestPath UUID communityId, @RestPath UUID couponId, @Valid @NotNull RevokeCoupon request)
            throws SQLException {
        var held = coupons.revoke(communityId, couponId, request.reason());
        return ResponseBuilder.ok(CouponView.of(held))
                .header("ETag", Preconditions.quoted(tag(held)))
                .build();
    }

    private static String tag(HeldCoupon held) {
        return held.coupon().version() + "." + held.series().version();
    }
}
