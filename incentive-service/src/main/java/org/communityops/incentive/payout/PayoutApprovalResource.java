package org.communityops.incentive.payout;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.actor.Actors;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The way of a payout list from draft to frozen, over HTTP. */
@Path("/v1/communities/{communityId}/payout-lists")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bonuses", description = "What operators and teams get in money for their evaluations (奖金).")
class PayoutApprovalResource {
    private static final String ACTING = PayoutListResource.ACTING;
    private static final String SEEN = "{\"revision\": 2}";
    private static final String REFUSED = "{\"revision\": 2, \"reason\": \"October is not closed\"}";

    private final PayoutApproval approval;
    private final Actors actors;

    PayoutApprovalResource(PayoutApproval approval, Actors actors) {
        this.approval = approval;
        this.actors = actors;
    }

    /** Decides on lines and closes the draft. */
    @POST
    @Path("/{listId}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "reviewPayoutList",
            summary = "Review a draft (复核)",
            description =
                    "Lines may be excluded or corrected, each with a reason that is kept. States all decisions: those of an earlier review that was rejected do not hold any more. 409 `invalid-transition` when it is no draft, `conflict` when it has changed since it was read.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ReviewPayoutList.class),
                            examples = {
                                @ExampleObject(name = "as proposed", value = "{\"revision\": 1}"),
                                @ExampleObject(name = "a correction", value = """
                    {"revision": 1, "decisions": [{"line": 2, "verdict": "CORRECTED", "amount": 250.00,
                                                   "reason": "On leave for half of the month"}]}""")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The list as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "reviewed", value = PayoutExamples.REVIEWED)))
    public RestResponse<PayoutList> reviewPayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull ReviewPayoutList request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(approval.review(communityId, listId, request, actor));
    }

    /** Sends a reviewed list back. */
    @POST
    @Path("/{listId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:approve")
    @Idempotent(required = true)
    @Operation(
            operationId = "rejectPayoutList",
            summary = "Reject a reviewed list (退回)",
            description = "Makes it a draft again. 409 as for approval.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RefusePayoutList.class),
                            examples = @ExampleObject(name = "rejected", value = REFUSED)))
    @APIResponse(
            responseCode = "200",
            description = "The list as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "draft again", value = PayoutExamples.REJECTED)))
    public RestResponse<PayoutList> rejectPayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull RefusePayoutList request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(approval.reject(communityId, listId, request, actor));
    }

    /** Approves a reviewed list. */
    @POST
    @Path("/{listId}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:approve")
    @Idempotent(required = true)
    @Operation(
            operationId = "approvePayoutList",
            summary = "Approve a reviewed list (批准)",
            description =
                    "By a second person: 403 `second-person-required` for a key or person that made, computed or reviewed it, `own-bonus` for an acting member who has a line in it. 409 `invalid-transition` when it is not reviewed, `conflict` when it has changed since it was read. The feed tells `bonus.approved`.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SeenPayoutList.class),
                            examples = @ExampleObject(name = "seen", value = SEEN)))
    @APIResponse(
            responseCode = "200",
            description = "The list as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "approved", value = PayoutExamples.APPROVED)))
    public RestResponse<PayoutList> approvePayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull SeenPayoutList request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(approval.approve(communityId, listId, request, actor));
    }

    /** Closes an approved list for ever. */
    @POST
    @Path("/{listId}/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "freezePayoutList",
            summary = "Freeze an approved list (冻结)",
            description =
                    "From now on it never changes and can be exported; revised evaluations become adjustments in the next list of the plan. 409 `invalid-transition` when it is not approved.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SeenPayoutList.class),
                            examples = @ExampleObject(name = "seen", value = "{\"revision\": 3}")))
    @APIResponse(
            responseCode = "200",
            description = "The list as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "frozen", value = PayoutExamples.FROZEN)))
    public RestResponse<PayoutList> freezePayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull SeenPayoutList request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(approval.freeze(communityId, listId, request, actor));
    }

    /** Gives a draft up. */
    @POST
    @Path("/{listId}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "discardPayoutList",
            summary = "Discard a draft (作废)",
            description = "Another list of the same period can be made. 409 `invalid-transition` when it is no draft.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RefusePayoutList.class),
                            examples =
                                    @ExampleObject(
                                            name = "a mistake",
                                            value = "{\"revision\": 1, \"reason\": \"October is not closed\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The list as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "discarded", value = PayoutExamples.DISCARDED)))
    public RestResponse<PayoutList> discardPayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull RefusePayoutList request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(approval.discard(communityId, listId, request, actor));
    }
}
