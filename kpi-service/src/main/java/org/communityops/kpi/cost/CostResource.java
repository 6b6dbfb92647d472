package org.communityops.kpi.cost;

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
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kpi.community.Communities;
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

/** Costs over HTTP. */
@Path("/v1/communities/{communityId}/costs")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "costs", description = "What the community costs (成本).")
class CostResource {
    private static final String MONEY = """
            "day": "2026-05-02", "amount": 1200.5, "currency": "CNY", "kind": "ACQUISITION", "campaignId": "spring-sale",
            "channel": "wechat", "line": "CORE", "note": "Invoice 2026-118\"""";
    private static final String HOURS = """
            {"day": "2026-05-02", "amount": 0, "currency": "CNY", "kind": "STAFF", "hours": 3.5,
             "operatorId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b"}""";
    private static final String REQUEST = "{" + MONEY + "}";
    private static final String MANY = "{\"items\": [" + REQUEST + ", " + HOURS + "]}";
    private static final String COST = "{\"id\": \"0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b\", " + MONEY
            + ", \"createdAt\": \"2026-11-20T02:15:00Z\"}";
    private static final String REVERSAL = """
            {"id": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3c", "day": "2026-05-02", "amount": -1200.5, "currency": "CNY",
             "kind": "ACQUISITION", "campaignId": "spring-sale", "channel": "wechat", "line": "CORE",
             "note": "Invoice 2026-118", "reverses": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b",
             "createdAt": "2026-11-20T02:20:00Z"}""";

    private final Communities communities;
    private final CostService costs;
    private final Cursors cursors;
    private final Preconditions preconditions;

    CostResource(Communities communities, CostService costs, Cursors cursors, Preconditions preconditions) {
        this.communities = communities;
        this.costs = costs;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The key of the list. */
    record Key(LocalDate day, UUID id) {
        static final Key LATEST = new Key(LocalDate.of(9999, 12, 31), new UUID(-1, -1));
    }

    /** Enters a cost. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("costs:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "createCost",
            summary = "Enter a cost (录入成本)",
            description = "It is in all metrics of costs at once. A cost is not changed later; reverse it instead.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateCost.class),
                            examples = {
                                @ExampleObject(name = "money", value = REQUEST),
                                @ExampleObject(name = "hours", value = HOURS)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The cost",
            content =
                    @Content(
                            schema = @Schema(implementation = CostView.class),
                            examples = @ExampleObject(name = "money", value = COST)))
    public RestResponse<CostView> createCost(@RestPath UUID communityId, @Valid @NotNull CreateCost request)
            throws SQLException {
        return created(communityId, costs.create(communities.get(communityId), request));
    }

    /** Enters many costs. */
    @POST
    @Path("/import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("costs:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "importCosts",
            summary = "Enter many costs at once (批量导入)",
            description = "All of them or none: one that is wrong is named by its place, and nothing is entered.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ImportCosts.class),
                            examples = @ExampleObject(name = "money and hours", value = MANY)))
    @APIResponse(
            responseCode = "201",
            description = "The costs",
            content =
                    @Content(
                            schema = @Schema(implementation = CostView.ListView.class),
                            examples = @ExampleObject(name = "one cost", value = "{\"items\": [" + COST + "]}")))
    public RestResponse<CostView.ListView> importCosts(@RestPath UUID communityId, @Valid @NotNull ImportCosts request)
            throws SQLException {
        var entered = costs.enter(communities.get(communityId), request);
        return ResponseBuilder.<CostView.ListView>created(URI.create("/v1/communities/" + communityId + "/costs"))
                .entity(new CostView.ListView(entered.stream().map(CostView::of).toList()))
                .build();
    }

    /** The costs of a community. */
    @GET
    @Needs("costs:read")
    @Operation(
            operationId = "listCosts",
            summary = "The costs of a community (成本)",
            description =
                    "Latest day first, those of a day by id; with the ones that were taken back and their reversals.")
    @APIResponse(
            responseCode = "200",
            description = "A page of costs",
            content =
                    @Content(
                            schema = @Schema(implementation = CostView.PageView.class),
                            examples = @ExampleObject(name = "one cost", value = "{\"items\": [" + COST + "]}")))
    public Page<CostView> listCosts(@RestPath UUID communityId, @BeanParam CostFilter filter, @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var before = cursors.decode(page, Key.class).orElse(Key.LATEST);
        var found = costs.page(community, filter, before.day(), before.id(), page.limit() + 1).stream()
                .map(CostView::of)
                .toList();
        return cursors.page(found, page, cost -> new Key(cost.day(), cost.id()));
    }

    /** One cost. */
    @GET
    @Path("/{costId}")
    @Needs("costs:read")
    @Operation(operationId = "getCost", summary = "A cost")
    @APIResponse(
            responseCode = "200",
            description = "The cost",
            content =
                    @Content(
                            schema = @Schema(implementation = CostView.class),
                            examples = @ExampleObject(name = "money", value = COST)))
    public RestResponse<CostView> getCost(@RestPath UUID communityId, @RestPath UUID costId) throws SQLException {
        var cost = costs.get(communities.get(communityId), costId);
        return preconditions.answer(CostView.of(cost), cost.reversedBy() == null ? "1" : "2");
    }

    /** Takes a cost back. */
    @POST
    @Path("/{costId}/reverse")
    @Needs("costs:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "reverseCost",
            summary = "Take a cost back (冲销)",
            description =
                    "Enters the same with the opposite sign on the same day, once: a second time is 409 `already-reversed`.")
    @APIResponse(
            responseCode = "201",
            description = "The reversal",
            content =
                    @Content(
                            schema = @Schema(implementation = CostView.class),
                            examples = @ExampleObject(name = "reversal", value = REVERSAL)))
    public RestResponse<CostView> reverseCost(@RestPath UUID communityId, @RestPath UUID costId) throws SQLException {
        return created(communityId, costs.reverse(communities.get(communityId), costId));
    }

    private static RestResponse<CostView> created(UUID communityId, Cost cost) {
        return ResponseBuilder.<CostView>created(URI.create("/v1/communities/" + communityId + "/costs/" + cost.id()))
                .entity(CostView.of(cost))
                .build();
    }
}
