package org.communityops.incentive.bonus;

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
import org.communityops.kit.access.CurrentCaller;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Bonus plans over HTTP. */
@Path("/v1/communities/{communityId}/bonus-plans")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bonuses", description = "What operators and teams get in money for their evaluations (奖金).")
class BonusPlanResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String BANDS = """
            {"card": "operator-month", "subjects": "OPERATOR", "period": "MONTH", "currency": "CNY",
             "bands": [{"grade": "A", "amount": 1000.00}, {"grade": "B", "amount": 500.00}]}""";
    private static final String POOL = """
            {"card": "team-quarter", "subjects": "TEAM", "period": "QUARTER", "currency": "CNY",
             "pool": {"amount": 10000.00, "minimumScore": 60}}""";
    private static final String PLAN = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "name": "Monthly bonus of operators", "revision": 1, "version": 1,
             "definition": {"card": "operator-month", "subjects": "OPERATOR", "period": "MONTH", "currency": "CNY",
                            "bands": [{"grade": "A", "amount": 1000.00}, {"grade": "B", "amount": 500.00}]},
             "createdBy": "7Zk2qW9xLpT4", "createdAt": "2026-11-01T02:00:00Z"}""";

    private final BonusPlans plans;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;
    private final CurrentCaller caller;

    BonusPlanResource(
            BonusPlans plans,
            Cursors cursors,
            Preconditions preconditions,
            MergePatches patches,
            CurrentCaller caller) {
        this.plans = plans;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Makes a plan. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:write")
    @Idempotent
    @Operation(
            operationId = "createBonusPlan",
            summary = "Make a bonus plan (奖金方案)",
            description =
                    "Pays nothing by itself: payout lists are made from it. 409 `conflict` when the name is taken.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = BonusPlanSettings.class),
                            examples = {
                                @ExampleObject(
                                        name = "bands of grade",
                                        value = "{\"name\": \"Monthly bonus of operators\", \"definition\": " + BANDS
                                                + "}"),
                                @ExampleObject(
                                        name = "a pool",
                                        value = "{\"name\": \"Quarterly bonus of teams\", \"definition\": " + POOL
                                                + "}")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The plan",
            content =
                    @Content(
                            schema = @Schema(implementation = BonusPlan.class),
                            examples = @ExampleObject(name = "plan", value = PLAN)))
    public RestResponse<BonusPlan> createBonusPlan(
            @RestPath UUID communityId, @Valid @NotNull BonusPlanSettings request) throws SQLException {
        var plan = plans.create(communityId, request, caller.get());
        return ResponseBuilder.<BonusPlan>created(
                        URI.create("/v1/communities/" + communityId + "/bonus-plans/" + plan.id()))
                .header("ETag", Preconditions.quoted(plan.tag()))
                .entity(plan)
                .build();
    }

    /** The plans of a community. */
    @GET
    @Needs("bonuses:read")
    @Operation(operationId = "listBonusPlans", summary = "List bonus plans in the order in which they were made (奖金方案)")
    @APIResponse(
            responseCode = "200",
            description = "A page of plans, each in the version in force",
            content = @Content(examples = @ExampleObject(name = "plans", value = "{\"items\": [" + PLAN + "]}")))
    public Page<BonusPlan> listBonusPlans(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::id).orElse(FIRST);
        return cursors.page(plans.page(communityId, after, page.limit() + 1), page, plan -> new Key(plan.id()));
    }

    /** One plan. */
    @GET
    @Path("/{planId}")
    @Needs("bonuses:read")
    @Operation(operationId = "getBonusPlan", summary = "Read a bonus plan (奖金方案)")
    @APIResponse(
            responseCode = "200",
            description = "The plan in the version in force",
            content =
                    @Content(
                            schema = @Schema(implementation = BonusPlan.class),
                            examples = @ExampleObject(name = "plan", value = PLAN)))
    public RestResponse<BonusPlan> getBonusPlan(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        var plan = plans.get(communityId, planId);
        return preconditions.answer(plan, plan.tag());
    }

    /** One version of a plan. */
    @GET
    @Path("/{planId}/versions/{version}")
    @Needs("bonuses:read")
    @Operation(
            operationId = "getBonusPlanVersion",
            summary = "Read a version of a bonus plan (方案版本)",
            description = "What a version says never changes; the name is the present one.")
    @APIResponse(
            responseCode = "200",
            description = "The plan in that version",
            content =
                    @Content(
                            schema = @Schema(implementation = BonusPlan.class),
                            examples = @ExampleObject(name = "plan", value = PLAN)))
    public RestResponse<BonusPlan> getBonusPlanVersion(
            @RestPath UUID communityId, @RestPath UUID planId, @RestPath int version) throws SQLException {
        var plan = plans.get(communityId, planId, version);
        return preconditions.answer(plan, version + "-" + plan.tag());
    }

    /** Changes a plan. */
    @PATCH
    @Path("/{planId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("bonuses:write")
    @Operation(
            operationId = "updateBonusPlan",
            summary = "Change a bonus plan (奖金方案)",
            description =
                    "Another definition becomes a new version. Drafts take it up when they are computed again; lists that were reviewed keep theirs.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = BonusPlanSettings.class),
                            examples =
                                    @ExampleObject(name = "another name", value = "{\"name\": \"Operators' bonus\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = BonusPlan.class),
                            examples = @ExampleObject(name = "plan", value = PLAN)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<BonusPlan> updateBonusPlan(
            @RestPath UUID communityId, @RestPath UUID planId, @NotNull JsonNode patch) throws SQLException {
        var plan = plans.change(
                communityId,
                planId,
                caller.get(),
                present -> preconditions.require(present.tag()),
                settings -> patches.apply(patch, settings, BonusPlanSettings.class));
        return preconditions.answer(plan, plan.tag());
    }
}
