package org.communityops.incentive.plan;

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

/** Plans over HTTP; their steps are in {@link PlanStepResource}. */
@Path("/v1/communities/{communityId}/plans")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans", description = "Points that may be given in a stretch of time, out of a budget (奖励计划).")
class PlanResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Plans plans;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    PlanResource(Plans plans, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.plans = plans;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(UUID id) {}

    /** Makes a draft. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("plans:write")
    @Idempotent
    @Operation(
            operationId = "createPlan",
            summary = "Make a plan (新建奖励计划)",
            description = "It pays nothing until it is activated. 409 when the community has a plan of this key.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreatePlan.class),
                            examples = @ExampleObject(name = "two weeks", value = PlanExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "draft", value = PlanExamples.DRAFT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> createPlan(@RestPath UUID communityId, @Valid @NotNull CreatePlan request)
            throws SQLException {
        var plan = plans.create(communityId, request);
        return ResponseBuilder.<Plan>created(URI.create("/v1/communities/" + communityId + "/plans/" + plan.id()))
                .header("ETag", Preconditions.quoted(plan.tag()))
                .entity(plan)
                .build();
    }

    /** The plans of a community. */
    @GET
    @Needs("plans:read")
    @Operation(operationId = "listPlans", summary = "List plans, latest first (奖励计划列表)")
    @APIResponse(
            responseCode = "200",
            description = "A page of plans",
            content = @Content(examples = @ExampleObject(name = "one active", value = PlanExamples.PAGE)))
    public Page<Plan> listPlans(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery Plan.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(plans.page(communityId, state, before, page.limit() + 1), page, plan -> new Key(plan.id()));
    }

    /** One plan. */
    @GET
    @Path("/{planId}")
    @Needs("plans:read")
    @Operation(operationId = "getPlan", summary = "Read a plan (奖励计划)")
    @APIResponse(
            responseCode = "200",
            description = "The plan",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "active", value = PlanExamples.ACTIVE)))
    public RestResponse<Plan> getPlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        var plan = plans.get(communityId, planId);
        return preconditions.answer(plan, plan.tag());
    }

    /** Other settings for a draft. */
    @PATCH
    @Path("/{planId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("plans:write")
    @Operation(
            operationId = "updatePlan",
            summary = "Change a plan that was not activated (修改奖励计划)",
            description = "Nothing of it changes once it is activated: 409 `invalid-transition`.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = PlanSettings.class),
                            examples = @ExampleObject(name = "a larger budget", value = "{\"budget\": 20000}")))
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = Plan.class),
                            examples = @ExampleObject(name = "draft", value = PlanExamples.DRAFT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Plan> updatePlan(@RestPath UUID communityId, @RestPath UUID planId, @NotNull JsonNode patch)
            throws SQLException {
        var plan = plans.get(communityId, planId);
        preconditions.require(plan.tag());
        var settings = patches.apply(patch, PlanSettings.of(plan), PlanSettings.class);
        var changed = plans.change(communityId, plan, settings);
        return preconditions.answer(changed, changed.tag());
    }
}
