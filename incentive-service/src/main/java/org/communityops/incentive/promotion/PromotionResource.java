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
import org.communityops.incentive.actor.Actors;
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

/** Promotions over HTTP. */
@Path("/v1/communities/{communityId}/promotions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "promotions", description = "Who is promoted by which evaluations (晋升).")
class PromotionResource {
    private static final String ACTING =
            "The member that the holder of the key acts for (操作人); nobody decides on their own promotion.";
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String PROPOSED = """
            {"id": "0197c0de-0000-7000-8000-0000000000a2", "criteriaId": "0197c0de-0000-7000-8000-0000000000a1",
             "position": "Senior operator", "memberId": "0197c0de-0000-7000-8000-000000000001", "period": "2026-10",
             "evidence": [{"period": "2026-10", "revision": 1, "score": 92.5, "grade": "A"}], "state": "PROPOSED",
             "reason": "Leads two groups already", "proposedBy": "7Zk2qW9xLpT4", "proposedAt": "2026-11-02T01:00:00.120004Z"}""";
    private static final String PROMOTED = """
            {"id": "0197c0de-0000-7000-8000-0000000000a2", "criteriaId": "0197c0de-0000-7000-8000-0000000000a1",
             "position": "Senior operator", "memberId": "0197c0de-0000-7000-8000-000000000001", "period": "2026-10",
             "evidence": [{"period": "2026-10", "revision": 1, "score": 92.5, "grade": "A"}], "state": "PROMOTED",
             "reason": "Leads two groups already", "proposedBy": "7Zk2qW9xLpT4", "proposedAt": "2026-11-02T01:00:00.120004Z",
             "decision": {"decidedBy": "5Rb8nY3vHcM1", "reason": "Agreed in the committee of November",
                          "decidedAt": "2026-11-05T01:00:00.120004Z"}}""";

    private final Promotions promotions;
    private final Actors actors;
    private final Cursors cursors;
    private final Preconditions preconditions;

    PromotionResource(Promotions promotions, Actors actors, Cursors cursors, Preconditions preconditions) {
        this.promotions = promotions;
        this.actors = actors;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Proposes a candidate. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("promotions:write")
    @Idempotent
    @Operation(
            operationId = "createPromotion",
            summary = "Propose a candidate (提名)",
            description =
                    "Keeps the evaluations as evidence. 422 `not-a-candidate` for who does not meet the criteria, 409 `conflict` for who is proposed or was promoted by them already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreatePromotion.class),
                            examples = @ExampleObject(name = "October", value = """
                                            {"criteriaId": "0197c0de-0000-7000-8000-0000000000a1",
                                             "memberId": "0197c0de-0000-7000-8000-000000000001", "period": "2026-10",
                                             "reason": "Leads two groups already"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content =
                    @Content(
                            schema = @Schema(implementation = Promotion.class),
                            examples = @ExampleObject(name = "proposed", value = PROPOSED)))
    public RestResponse<Promotion> createPromotion(
            @RestPath UUID communityId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull CreatePromotion request)
            throws SQLException {
        var promotion = promotions.propose(communityId, request, actors.of(communityId, actingMember));
        return ResponseBuilder.<Promotion>created(
                        URI.create("/v1/communities/" + communityId + "/promotions/" + promotion.id()))
                .entity(promotion)
                .build();
    }

    /** Decides on a proposal. */
    @POST
    @Path("/{promotionId}/decide")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("promotions:approve")
    @Idempotent(required = true)
    @Operation(
            operationId = "decidePromotion",
            summary = "Decide on a proposal (晋升决定)",
            description =
                    "By a second person: 403 `second-person-required` for the key or person that proposed, `own-promotion` for whom it concerns. Once: 409 `invalid-transition` when it was decided.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecidePromotion.class),
                            examples = @ExampleObject(name = "promoted", value = """
                                            {"outcome": "PROMOTED", "reason": "Agreed in the committee of November"}""")))
    @APIResponse(
            responseCode = "200",
            description = "The record of the decision",
            content =
                    @Content(
                            schema = @Schema(implementation = Promotion.class),
                            examples = @ExampleObject(name = "promoted", value = PROMOTED)))
    public RestResponse<Promotion> decidePromotion(
            @RestPath UUID communityId,
            @RestPath UUID promotionId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull DecidePromotion request)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(promotions.decide(communityId, promotionId, request, actor));
    }

    /** The promotions of a community. */
    @GET
    @Needs("promotions:read")
    @Operation(operationId = "listPromotions", summary = "List proposals and decisions, latest first (晋升记录)")
    @APIResponse(
            responseCode = "200",
            description = "A page of promotions",
            content = @Content(examples = @ExampleObject(name = "promoted", value = "{\"items\": [" + PROMOTED + "]}")))
    public Page<Promotion> listPromotions(
            @RestPath UUID communityId,
            @Parameter(description = "Only those of this operator (运营人员).") @RestQuery @Nullable UUID memberId,
            @Parameter(description = "Only those in this state.") @RestQuery Promotion.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = promotions.page(communityId, memberId, state, before, page.limit() + 1);
        return cursors.page(found, page, promotion -> new Key(promotion.id()));
    }

    /** One promotion. */
    @GET
    @Path("/{promotionId}")
    @Needs("promotions:read")
    @Operation(operationId = "getPromotion", summary = "Read a proposal and its decision (晋升记录)")
    @APIResponse(
            responseCode = "200",
            description = "The promotion",
            content =
                    @Content(
                            schema = @Schema(implementation = Promotion.class),
                            examples = @ExampleObject(name = "promoted", value = PROMOTED)))
    public RestResponse<Promotion> getPromotion(@RestPath UUID communityId, @RestPath UUID promotionId)
            throws SQLException {
        var promotion = promotions.get(communityId, promotionId);
        return preconditions.answer(promotion, promotion.state().name());
    }
}
