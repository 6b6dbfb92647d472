package org.communityops.incentive.checkout;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.checkout.Checkout.Shop;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Coupons at the till, over HTTP. Codes stand in bodies only: paths are logged. */
@Path("/v1/communities/{communityId}/coupons")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "checkout",
        description =
                "Coupons at the till (核销). A shop's key needs no more than the permission `coupons:redeem` and learns of nobody. Wrong codes are counted for each key: after too many it has to wait (429).")
class CheckoutResource {
    private final Checkout checkout;
    private final CurrentCaller caller;

    CheckoutResource(Checkout checkout, CurrentCaller caller) {
        this.checkout = checkout;
        this.caller = caller;
    }

    /** What a code is worth. */
    @POST
    @Path("/validate")
    @Needs("coupons:redeem")
    @Idempotent
    @Operation(
            operationId = "validateCoupon",
            summary = "Ask what a code is worth (验券)",
            description = "Changes nothing. 404 when no coupon has the code, which counts as a wrong one.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ValidateCoupon.class),
                            examples = @ExampleObject(name = "purchase", value = CheckoutExamples.CODE)))
    @APIResponse(
            responseCode = "200",
            description = "What the coupon is worth, and whether it can be used",
            content =
                    @Content(
                            schema = @Schema(implementation = PresentedCoupon.class),
                            examples = {
                                @ExampleObject(name = "good", value = CheckoutExamples.GOOD),
                                @ExampleObject(name = "expired", value = CheckoutExamples.EXPIRED)
                            }))
    public RestResponse<PresentedCoupon> validateCoupon(
            @RestPath UUID communityId, @Valid @NotNull ValidateCoupon request) throws SQLException {
        var purchase = Purchase.of(request.orderId(), request.amount(), request.currency());
        return RestResponse.ok(checkout.validate(shop(communityId), request.code(), purchase));
    }

    /** Sets a coupon aside. */
    @POST
    @Path("/reserve")
    @Needs("coupons:redeem")
    @Idempotent(required = true)
    @Operation(
            operationId = "reserveCoupon",
            summary = "Set a coupon aside for a purchase (预占)",
            description =
                    "Until that ends only the same order can use it; once more for the same order sets a new end. 409 `coupon-not-usable` says why not.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReserveCoupon.class),
                            examples = @ExampleObject(name = "purchase", value = CheckoutExamples.PURCHASE)))
    @APIResponse(
            responseCode = "200",
            description = "The coupon, set aside",
            content =
                    @Content(
                            schema = @Schema(implementation = PresentedCoupon.class),
                            examples = @ExampleObject(name = "reserved", value = CheckoutExamples.RESERVED)))
    public RestResponse<PresentedCoupon> reserveCoupon(
            @RestPath UUID communityId, @Valid @NotNull ReserveCoupon request) throws SQLException {
        return RestResponse.ok(checkout.reserve(shop(communityId), request));
    }

    /** Uses a coupon. */
    @POST
    @Path("/use")
    @Needs("coupons:redeem")
    @Idempotent(required = true)
    @Operation(
            operationId = "useCoupon",
            summary = "Use a coupon for a purchase (核销)",
            description =
                    "Once: of all that try it at the same moment one succeeds. Needs no reservation. The same order with the same amount gets the same answer again, for ever. 409 `coupon-not-usable` says why not.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = UseCoupon.class),
                            examples = @ExampleObject(name = "purchase", value = CheckoutExamples.PURCHASE)))
    @APIResponse(
            responseCode = "200",
            description = "The coupon, used",
            content =
                    @Content(
                            schema = @Schema(implementation = PresentedCoupon.class),
                            examples = @ExampleObject(name = "used", value = CheckoutExamples.USED)))
    public RestResponse<PresentedCoupon> useCoupon(@RestPath UUID communityId, @Valid @NotNull UseCoupon request)
            throws SQLException {
        return RestResponse.ok(checkout.use(shop(communityId), request));
    }

    /** Lets a coupon go. */
    @POST
    @Path("/release")
    @Needs("coupons:redeem")
    @Idempotent(required = true)
    @Operation(
            operationId = "releaseCoupon",
            summary = "Let go of a coupon that was set aside (释放)",
            description = "409 `invalid-transition` when it is not set aside, or for another order.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReleaseCoupon.class),
                            examples = @ExampleObject(name = "order", value = CheckoutExamples.ORDER)))
    @APIResponse(
            responseCode = "200",
            description = "The coupon, free again",
            content =
                    @Content(
                            schema = @Schema(implementation = PresentedCoupon.class),
                            examples = @ExampleObject(name = "released", value = CheckoutExamples.RELEASED)))
    public RestResponse<PresentedCoupon> releaseCoupon(
            @RestPath UUID communityId, @Valid @NotNull ReleaseCoupon request) throws SQLException {
        return RestResponse.ok(checkout.release(shop(communityId), request));
    }

    private Shop shop(UUID communityId) {
        return new Shop(communityId, caller.get().keyId());
    }
}
