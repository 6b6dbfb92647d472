package org.communityops.incentive.plan;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The steps of a plan over HTTP. */
@Path("/v1/communities/{communityId}/plans/{planId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans", description = "Points that may be given in a stretch of time, out of a budget (奖励计划).")
class PlanStepResource {
    private final Plans plans;
    private final CurrentCaller caller;

    PlanStepResource(Plans plans, CurrentCaller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    /** From draft to active. */
    @POST
    @Path("/activate")
    @Needs("plans:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "activatePlan",
            summary = "Activate a plan (启用计划)",
            description =
                    "Its whole budget is set aside on its account, and from then on nothing of it changes. An `app` key may set a limited amount aside: 403 `approval-required`. 409 `invalid-transition` unless it is a draft whose end is still to come.")
    @APIResponse(
            responseCode = "200",
            description = "The plan, active",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "active", value = PlanExamples.ACTIVE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> activatePlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        return answer(plans.activate(communityId, planId, caller.get()));
    }

    /** From active to paused. */
    @POST
    @Path("/pause")
    @Needs("plans:write")
    @Idempotent
    @Operation(
            operationId = "pausePlan",
            summary = "Pause a plan (暂停计划)",
            description = "It pays nothing until it is resumed. 409 `invalid-transition` unless it is active.")
    @APIResponse(
            responseCode = "200",
            description = "The plan, paused",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "paused", value = PlanExamples.PAUSED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> pausePlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        return answer(plans.pause(communityId, planId));
    }

    /** From paused to active. */
    @POST
    @Path("/resume")
    @Needs("plans:write")
    @Idempotent
    @Operation(
            operationId = "resumePlan",
            summary = "Resume a plan (恢复计划)",
            description = "409 `invalid-transition` unless it is paused and its end is still to come.")
    @APIResponse(
            responseCode = "200",
            description = "The plan, active again",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "active", value = PlanExamples.ACTIVE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> resumePlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        return answer(plans.resume(communityId, planId));
    }

    /** From active or paused to ended. */
    @POST
    @Path("/stop")
    @Needs("plans:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "stopPlan",
            summary = "Stop a plan (停止计划)",
            description =
                    "What is left of its budget goes back to where points are made, and it never pays again. 409 `invalid-transition` unless it is active or paused.")
    @APIResponse(
            responseCode = "200",
            description = "The plan, ended",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "stopped", value = PlanExamples.STOPPED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> stopPlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        return answer(plans.stop(communityId, planId, caller.get()));
    }

    private static RestResponse<Plan> answer(Plan plan) {
        return ResponseBuilder.ok(plan)
                .header("ETag", Preconditions.quoted(plan.tag()))
                .build();
    }
}
