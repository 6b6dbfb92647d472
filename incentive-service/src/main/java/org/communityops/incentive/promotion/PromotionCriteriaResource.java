package org.communityops.incentive.promotion;

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

/** Criteria of promotions over HTTP. */
@Path("/v1/communities/{communityId}/promotion-criteria")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "promotions", description = "Who is promoted by which evaluations (晋升).")
class PromotionCriteriaResource {
    private static final UUID FIRST = new UUID(0, 0);
    private static final String CRITERIA = """
            {"id": "0197c0de-0000-7000-8000-0000000000a1", "name": "To senior operator", "position": "Senior operator",
             "card": "operator-month", "period": "MONTH", "periods": 3, "minimumScore": 80, "grades": ["A", "B"],
             "createdBy": "7Zk2qW9xLpT4", "createdAt": "2026-11-01T02:00:00Z"}""";

    private final Candidates candidates;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    PromotionCriteriaResource(
            Candidates candidates, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.candidates = candidates;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Makes criteria. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("promotions:write")
    @Idempotent
    @Operation(
            operationId = "createPromotionCriteria",
            summary = "Make criteria of a promotion (晋升标准)",
            description = "They never change; other criteria get another name: 409 `conflict` when it is taken.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreatePromotionCriteria.class),
                            examples = @ExampleObject(name = "three months", value = """
                                            {"name": "To senior operator", "position": "Senior operator", "card": "operator-month",
                                             "period": "MONTH", "periods": 3, "minimumScore": 80, "grades": ["A", "B"]}""")))
    @APIResponse(
            responseCode = "201",
            description = "The criteria",
            content =
                    @Content(
                            schema = @Schema(implementation = PromotionCriteria.class),
                            examples = @ExampleObject(name = "three months", value = CRITERIA)))
    public RestResponse<PromotionCriteria> createPromotionCriteria(
            @RestPath UUID communityId, @Valid @NotNull CreatePromotionCriteria request) throws SQLException {
        var criteria = candidates.create(communityId, request, caller.get());
        return ResponseBuilder.<PromotionCriteria>created(
                        URI.create("/v1/communities/" + communityId + "/promotion-criteria/" + criteria.id()))
                .entity(criteria)
                .build();
    }

    /** The criteria of a community. */
    @GET
    @Needs("promotions:read")
    @Operation(
            operationId = "listPromotionCriteria",
            summary = "List criteria in the order in which they were made (晋升标准)")
    @APIResponse(
            responseCode = "200",
            description = "A page of criteria",
            content = @Content(examples = @ExampleObject(name = "criteria", value = "{\"items\": [" + CRITERIA + "]}")))
    public Page<PromotionCriteria> listPromotionCriteria(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::id).orElse(FIRST);
        return cursors.page(candidates.page(communityId, after, page.limit() + 1), page, one -> new Key(one.id()));
    }

    /** The criteria with one id. */
    @GET
    @Path("/{criteriaId}")
    @Needs("promotions:read")
    @Operation(operationId = "getPromotionCriteria", summary = "Read criteria of a promotion (晋升标准)")
    @APIResponse(
            responseCode = "200",
            description = "The criteria",
            content =
                    @Content(
                            schema = @Schema(implementation = PromotionCriteria.class),
                            examples = @ExampleObject(name = "three months", value = CRITERIA)))
    public RestResponse<PromotionCriteria> getPromotionCriteria(@RestPath UUID communityId, @RestPath UUID criteriaId)
            throws SQLException {
        return preconditions.answer(candidates.get(communityId, criteriaId), "criteria");
    }

    /** Who meets the criteria. */
    @GET
    @Path("/{criteriaId}/candidates")
    @Needs("promotions:read")
    @Operation(
            operationId = "listPromotionCandidates",
            summary = "List who met the criteria in each period up to one (晋升候选人)",
            description = "By the final evaluations as they stand now. All of them, by member id, in one page.")
    @APIResponse(
            responseCode = "200",
            description = "The candidates",
            content = @Content(examples = @ExampleObject(name = "one period", value = """
                                            {"items": [{"memberId": "0197c0de-0000-7000-8000-000000000001",
                                                        "evidence": [{"period": "2026-10", "revision": 1, "score": 92.5, "grade": "A"}]}]}""")))
    public Page<Candidate> listPromotionCandidates(
            @RestPath UUID communityId,
            @RestPath UUID criteriaId,
            @Parameter(description = "The last period (周期).", required = true, example = "2026-10") @NotNull @RestQuery
                    String period)
            throws SQLException {
        return new Page<>(candidates.of(communityId, criteriaId, period), null);
    }
}
