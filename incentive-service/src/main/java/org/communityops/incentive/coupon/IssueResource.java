package org.communityops.incentive.coupon;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Coupons given to members by hand, over HTTP. */
@Path("/v1/communities/{communityId}/coupon-series")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons", description = "Coupons: what they are worth, who holds them, what became of them (优惠券).")
class IssueResource {
    private final Coupons coupons;
    private final CurrentCaller caller;

    IssueResource(Coupons coupons, CurrentCaller caller) {
        this.coupons = coupons;
        this.caller = caller;
    }

    /** Gives a member a coupon. */
    @POST
    @Path("/{seriesId}/coupons")
    @Needs("coupons:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "issueCoupon",
            summary = "Give a member a coupon (发券)",
            description =
                    "The code is in this answer and in the member's list. 409 `codes-exhausted` or `series-closed` when the series has none to give.")
    @APIResponse(
            responseCode = "201",
            description = "The coupon with its code; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = CouponView.class),
                            examples = @ExampleObject(name = "issued", value = CouponExamples.HELD)))
    public RestResponse<CouponView> issueCoupon(
            @RestPath UUID communityId,
            @RestPath UUID seriesId,
            @Parameter(hidden = true) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull IssueCoupon request)
            throws SQLException {
        var requestKey = "key:" + caller.get().keyId() + ":" + idempotencyKey;
        var issued = coupons.issue(communityId, seriesId, request.memberId(), requestKey);
        var view = CouponView.ofHolder(issued.held());
        var response = ResponseBuilder.<CouponView>created(
                        URI.create("/v1/communities/" + communityId + "/coupons/" + view.id()))
                .entity(view);
        if (issued.repeated()) {
            response.header("Idempotency-Hit", "true");
        }
        return response.build();
    }
}
