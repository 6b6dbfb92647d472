package org.communityops.incentive.redemption;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The steps of redemptions over HTTP. */
@Path("/v1/communities/{communityId}/redemptions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "redemptions", description = "Rewards that members take for their points (兑换).")
class RedemptionStepResource {
    private static final String KEY = "Idempotency-Key";

    private final Redemptions redemptions;
    private final CurrentCaller caller;

    RedemptionStepResource(Redemptions redemptions, CurrentCaller caller) {
        this.redemptions = redemptions;
        this.caller = caller;
    }

    /** Confirms a reservation. */
    @POST
    @Path("/{redemptionId}/confirm")
    @Needs("redemptions:member")
    @Idempotent(required = true)
    @Operation(
            operationId = "confirmRedemption",
            summary = "Confirm a reservation (确认兑换)",
            description =
                    "A coupon is issued at once, which fulfils the redemption. 409 `invalid-transition` when it is no reservation any more, or needs an approval; 409 `codes-exhausted` or `series-closed` when there is no coupon to give.")
    @APIResponse(
            responseCode = "200",
            description = "The redemption, confirmed or, for a coupon, fulfilled",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "confirmed", value = RedemptionExamples.CONFIRMED)))
    public RestResponse<RedemptionView> confirmRedemption(
            @RestPath UUID communityId,
            @RestPath UUID redemptionId,
            @Parameter(hidden = true) @HeaderParam(KEY) String idempotencyKey)
            throws SQLException {
        return answer(redemptions.confirm(communityId, redemptionId, sender(idempotencyKey)));
    }

    /** Approves a reservation. */
    @POST
    @Path("/{redemptionId}/approve")
    @Needs("redemptions:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "approveRedemption",
            summary = "Approve a reservation (审核通过)",
            description =
                    "For rewards that need it; confirms the reservation. Nobody approves what was requested with the same key: 403 `own-request`.")
    @APIResponse(
            responseCode = "200",
            description = "The redemption, confirmed or, for a coupon, fulfilled",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "confirmed", value = RedemptionExamples.CONFIRMED)))
    public RestResponse<RedemptionView> approveRedemption(
            @RestPath UUID communityId,
            @RestPath UUID redemptionId,
            @Parameter(hidden = true) @HeaderParam(KEY) String idempotencyKey)
            throws SQLException {
        return answer(redemptions.approve(communityId, redemptionId, sender(idempotencyKey)));
    }

    /** Refuses an approval. */
    @POST
    @Path("/{redemptionId}/reject")
    @Needs("redemptions:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "rejectRedemption",
            summary = "Refuse an approval (审核拒绝)",
            description = "Points and stock are returned.")
    @APIResponse(
            responseCode = "200",
            description = "The redemption, rejected",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "rejected", value = RedemptionExamples.REJECTED)))
    public RestResponse<RedemptionView> rejectRedemption(
            @RestPath UUID communityId,
            @RestPath UUID redemptionId,
            @Parameter(hidden = true) @HeaderParam(KEY) String idempotencyKey,
            @Valid @NotNull StatedReason request)
            throws SQLException {
        return answer(redemptions.reject(communityId, redemptionId, request.reason(), sender(idempotencyKey)));
    }

    /** Ends a redemption well. */
    @POST
    @Path("/{redemptionId}/fulfil")
    @Needs("redemptions:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "fulfilRedemption",
            summary = "Say that the member has the reward (发放)",
            description = "After it was confirmed: 409 `invalid-transition` before.")
    @APIResponse(
            responseCode = "200",
            description = "The redemption, fulfilled",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "fulfilled", value = RedemptionExamples.FULFILLED)))
    public RestResponse<RedemptionView> fulfilRedemption(
            @RestPath UUID communityId,
            @RestPath UUID redemptionId,
            @Parameter(hidden = true) @HeaderParam(KEY) String idempotencyKey,
            @Valid @NotNull FulfilRedemption request)
            throws SQLException {
        return answer(redemptions.fulfil(communityId, redemptionId, request.note(), sender(idempotencyKey)));
    }

    /** Cancels a redemption. */
    @POST
    @Path("/{redemptionId}/cancel")
    @Needs("redemptions:member")
    @Idempotent(required = true)
    @Operation(
            operationId = "cancelRedemption",
            summary = "Cancel a redemption (取消兑换)",
            description =
                    "Points and stock are returned. What is fulfilled cannot be cancelled; what is confirmed not by a bot.")
    @APIResponse(
            responseCode = "200",
            description = "The redemption, cancelled",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "cancelled", value = RedemptionExamples.CANCELLED)))
    public RestResponse<RedemptionView> cancelRedemption(
            @RestPath UUID communityId,
            @RestPath UUID redemptionId,
            @Parameter(hidden = true) @HeaderParam(KEY) String idempotencyKey,
            @Valid @NotNull StatedReason request)
            throws SQLException {
        return answer(redemptions.cancel(communityId, redemptionId, request.reason(), sender(idempotencyKey)));
    }

    private Sender sender(String idempotencyKey) {
        return new Sender(caller.get(), idempotencyKey);
    }

    private static RestResponse<RedemptionView> answer(Answer answer) {
        var redemption = answer.redemption();
        var response = ResponseBuilder.ok(RedemptionView.of(redemption))
                .header(
                        "ETag",
                        Preconditions.quoted(String.valueOf(redemption.steps().size())));
        if (answer.repeated()) {
            response.header("Idempotency-Hit", "true");
        }
        return response.build();
    }
}
