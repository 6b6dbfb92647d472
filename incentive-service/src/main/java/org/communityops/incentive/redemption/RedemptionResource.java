package org.communityops.incentive.redemption;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Redemptions over HTTP: begun and read. */
@Path("/v1/communities/{communityId}/redemptions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "redemptions", description = "Rewards that members take for their points (兑换).")
class RedemptionResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Reservations reservations;
    private final RedemptionList redemptions;
    private final CurrentCaller caller;
    private final Cursors cursors;
    private final Preconditions preconditions;

    RedemptionResource(
            Reservations reservations,
            RedemptionList redemptions,
            CurrentCaller caller,
            Cursors cursors,
            Preconditions preconditions) {
        this.reservations = reservations;
        this.redemptions = redemptions;
        this.caller = caller;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "RedemptionPage")
    record InContract(
            @NotNull List<RedemptionView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    record Key(UUID id) {}

    /** Reserves a reward. */
    @POST
    @Needs("redemptions:member")
    @Idempotent(required = true)
    @Operation(
            operationId = "redeemReward",
            summary = "Redeem points for a reward (兑换)",
            description =
                    "Takes the stock and the points, and waits for a confirmation; without one it is cancelled after a while. 409 `not-on-offer`, `sold-out`, `limit-reached`, `insufficient-points`; 403 `tier-required`.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RedeemReward.class),
                            examples = @ExampleObject(name = "redeem", value = RedemptionExamples.REDEEM)))
    @APIResponse(
            responseCode = "201",
            description = "The redemption, reserved; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "reserved", value = RedemptionExamples.RESERVED)))
    public RestResponse<RedemptionView> redeemReward(
            @RestPath UUID communityId,
            @Parameter(hidden = true) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid @NotNull RedeemReward request)
            throws SQLException {
        var answer = reservations.reserve(communityId, request, new Sender(caller.get(), idempotencyKey));
        var redemption = answer.redemption();
        var response = ResponseBuilder.<RedemptionView>created(
                        URI.create("/v1/communities/" + communityId + "/redemptions/" + redemption.id()))
                .header("ETag", Preconditions.quoted(tag(redemption)))
                .entity(RedemptionView.of(redemption));
        if (answer.repeated()) {
            response.header("Idempotency-Hit", "true");
        }
        return response.build();
    }

    /** The redemptions of a community. */
    @GET
    @Needs("redemptions:read")
    @Operation(operationId = "listRedemptions", summary = "List redemptions, newest first (兑换单)")
    @APIResponse(
            responseCode = "200",
            description = "A page of redemptions",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "redemptions", value = RedemptionExamples.PAGE)))
    public Page<RedemptionView> listRedemptions(
            @RestPath UUID communityId,
            @Parameter(description = "Only those of this member.") @RestQuery @Nullable UUID memberId,
            @Parameter(description = "Only those of this reward.") @RestQuery @Nullable UUID rewardId,
            @Parameter(description = "Only those in this state (状态).") @RestQuery @Nullable RedemptionState state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new RedemptionFilter(memberId, rewardId, state);
        var rows = redemptions.page(communityId, filter, before, page.limit() + 1);
        return cursors.page(rows, page, view -> new Key(view.id()));
    }

    /** One redemption. */
    @GET
    @Path("/{redemptionId}")
    @Needs("redemptions:read")
    @Operation(operationId = "getRedemption", summary = "Read a redemption (兑换单)")
    @APIResponse(
            responseCode = "200",
            description = "The redemption",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionView.class),
                            examples = @ExampleObject(name = "reserved", value = RedemptionExamples.RESERVED)))
    public RestResponse<RedemptionView> getRedemption(@RestPath UUID communityId, @RestPath UUID redemptionId)
            throws SQLException {
        var redemption = redemptions.get(communityId, redemptionId);
        return preconditions.answer(RedemptionView.of(redemption), tag(redemption));
    }

    private static String tag(Redemption redemption) {
        return String.valueOf(redemption.steps().size());
    }
}
