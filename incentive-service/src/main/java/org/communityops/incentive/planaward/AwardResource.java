package org.communityops.incentive.planaward;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.Objects;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Awards of plans over HTTP. */
@Path("/v1/communities/{communityId}/plans/{planId}/awards")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans", description = "Points that may be given in a stretch of time, out of a budget (奖励计划).")
class AwardResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String FIELDS = """
             "planId": "0197c0de-0000-7000-8000-0000000000f1", "memberId": "0197c0de-0000-7000-8000-000000000001",
             "amount": 20, "reason": "Drew a lantern", "day": "2026-11-20",
             "transactionId": "0197c0de-0000-7000-8000-0000000000aa", "awardedBy": "7Zk2qW9xLpT4",
             "awardedAt": "2026-11-20T02:15:00.120004Z\"""";
    private static final String AWARD = "{\"id\": \"0197c0de-0000-7000-8000-0000000000f2\"," + FIELDS + "}";
    private static final String REVOKED = "{\"id\": \"0197c0de-0000-7000-8000-0000000000f2\"," + FIELDS + """
            , "revocation": {"transactionId": "0197c0de-0000-7000-8000-0000000000ab",
                             "reason": "Awarded to the wrong member", "revokedBy": "7Zk2qW9xLpT4",
                             "revokedAt": "2026-11-21T02:15:00.120004Z"}}""";

    private final Awards awards;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    AwardResource(Awards awards, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.awards = awards;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Awards points. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plans:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "createPlanAwards",
            summary = "Award points under a plan (按计划发放奖励)",
            description =
                    "All of the list or nothing, out of the plan's budget. 409 `plan-not-running` before its start, after its end, or while it is paused; `budget-exceeded` when the budget holds less; `plan-limit-reached` when it may not give as many awards or reach as many members. The award that uses up the budget or the number of awards ends the plan.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateAwards.class),
                            examples = @ExampleObject(name = "one member", value = """
                                    {"reason": "Drew a lantern",
                                     "awards": [{"memberId": "0197c0de-0000-7000-8000-000000000001", "amount": 20}]}""")))
    @APIResponse(
            responseCode = "201",
            description = "The awards, once they are durable",
            content =
                    @Content(
                            schema = @Schema(implementation = AwardList.class),
                            examples =
                                    @ExampleObject(
                                            name = "one member",
                                            value = "{\"items\": [" + AWARD + "], \"amount\": 20}")))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<AwardList> createPlanAwards(
            @RestPath UUID communityId,
            @RestPath UUID planId,
            @Parameter(hidden = true) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Valid @NotNull CreateAwards request)
            throws SQLException {
        var key = Objects.requireNonNull(idempotencyKey, "Idempotency needs it before");
        var list = awards.create(communityId, planId, request, caller.get(), key);
        return ResponseBuilder.<AwardList>created(
                        URI.create("/v1/communities/" + communityId + "/plans/" + planId + "/awards"))
                .entity(list)
                .build();
    }

    /** The awards of a plan. */
    @GET
    @Needs("plans:read")
    @Operation(operationId = "listPlanAwards", summary = "List the awards of a plan, latest first (计划奖励列表)")
    @APIResponse(
            responseCode = "200",
            description = "A page of awards",
            content = @Content(examples = @ExampleObject(name = "one award", value = "{\"items\": [" + AWARD + "]}")))
    public Page<Award> listPlanAwards(
            @RestPath UUID communityId,
            @RestPath UUID planId,
            @Parameter(description = "Only those of this member.") @RestQuery @Nullable UUID memberId,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(
                awards.page(communityId, planId, memberId, before, page.limit() + 1),
                page,
                award -> new Key(award.id()));
    }

    /** One award. */
    @GET
    @Path("/{awardId}")
    @Needs("plans:read")
    @Operation(operationId = "getPlanAward", summary = "Read an award of a plan (计划奖励)")
    @APIResponse(
            responseCode = "200",
            description = "The award",
            content =
                    @Content(
                            schema = @Schema(implementation = Award.class),
                            examples = @ExampleObject(name = "an award", value = AWARD)))
    public RestResponse<Award> getPlanAward(@RestPath UUID communityId, @RestPath UUID planId, @RestPath UUID awardId)
            throws SQLException {
        var award = awards.get(communityId, planId, awardId);
        return preconditions.answer(award, award.tag());
    }

    /** Takes an award back. */
    @POST
    @Path("/{awardId}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plans:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "revokePlanAward",
            summary = "Take an award of a plan back (撤销奖励)",
            description =
                    "Its points go back to the budget, or to where points are made when the plan has ended. 409 `insufficient-points` when the member has spent them, `invalid-transition` when it was revoked before.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RevokeAward.class),
                            examples =
                                    @ExampleObject(
                                            name = "a mistake",
                                            value = "{\"reason\": \"Awarded to the wrong member\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The award as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = Award.class),
                            examples = @ExampleObject(name = "revoked", value = REVOKED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Award> revokePlanAward(
            @RestPath UUID communityId,
            @RestPath UUID planId,
            @RestPath UUID awardId,
            @Valid @NotNull RevokeAward request)
            throws SQLException {
        var award = awards.revoke(communityId, planId, awardId, request, caller.get());
        return ResponseBuilder.ok(award)
                .header("ETag", Preconditions.quoted(award.tag()))
                .build();
    }
}
