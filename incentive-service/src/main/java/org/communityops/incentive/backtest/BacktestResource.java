package org.communityops.incentive.backtest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Back-tests over HTTP. */
@Path("/v1/communities/{communityId}/backtests")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "back-tests", description = "What rules would have paid for a past period (回测).")
class BacktestResource {
    private static final int ACCEPTED = 202;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String REQUEST = """
            {"from": "2026-10-01", "to": "2026-10-31", "rules": [
               {"key": "message-posted", "definition": {"trigger": {"eventType": "message.posted"}, "award": {"fixed": 3},
                "currency": "points", "caps": [{"period": "DAY", "amount": 20}]}}]}""";
    private static final String QUEUED = """
            {"id": "0197c0de-0000-7000-8000-0000000000d1", "from": "2026-10-01", "to": "2026-10-31", "rules": "CURRENT",
             "state": "QUEUED", "done": 0, "errors": [], "createdAt": "2026-11-20T02:15:00Z"}""";
    private static final String DONE = """
            {"id": "0197c0de-0000-7000-8000-0000000000d1", "from": "2026-10-01", "to": "2026-10-31", "rules": "CURRENT",
             "state": "DONE", "done": 48210, "total": 48210, "errors": [], "result": {
               "events": 48210, "members": 1310, "seconds": 2.75,
               "rules": [{"key": "message-posted", "currency": "points", "tested": 9120, "occasions": 4560, "paid": 9120, "difference": 0}],
               "currencies": [{"currency": "points", "tested": 9120, "paid": 9120, "difference": 0,
                 "winners": {"members": 0, "top": []}, "losers": {"members": 0, "top": []}, "unchanged": 1204,
                 "giniBefore": 0.431207, "giniAfter": 0.431207}],
               "levels": {"ladder": "starter", "up": 0, "down": 0, "members": []}},
             "createdAt": "2026-11-20T02:15:00Z", "finishedAt": "2026-11-20T02:15:03Z"}""";

    private final Backtests backtests;
    private final Cursors cursors;
    private final Preconditions preconditions;

    BacktestResource(Backtests backtests, Cursors cursors, Preconditions preconditions) {
        this.backtests = backtests;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Has rules tested. */
    @POST
    @Needs("backtests:write")
    @Idempotent
    @Operation(
            operationId = "createBacktest",
            summary = "Test rules against a past period (新建回测)",
            description =
                    "A job; its location tells how it goes. `CURRENT` applies the community's rules, each event by the version of its time: over a closed period that gives exactly what was paid, unless operators took something back. A list takes the place of all rules; its rules act from the first day on and find nothing used of their caps. Levels that rules ask for are those that members really had. Nothing that lives is changed. A community has at most 5 back-tests that wait or run.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateBacktest.class),
                            examples = @ExampleObject(name = "three points", value = REQUEST)))
    @APIResponse(
            responseCode = "202",
            description = "The back-test waits its turn",
            content =
                    @Content(
                            schema = @Schema(implementation = Backtest.class),
                            examples = @ExampleObject(name = "queued", value = QUEUED)))
    public RestResponse<Backtest> createBacktest(@RestPath UUID communityId, @Valid @NotNull CreateBacktest request)
            throws SQLException {
        var backtest = backtests.create(communityId, request);
        return ResponseBuilder.<Backtest>create(ACCEPTED)
                .location(URI.create("/v1/communities/" + communityId + "/backtests/" + backtest.id()))
                .entity(backtest)
                .build();
    }

    /** The back-tests of a community. */
    @GET
    @Needs("backtests:read")
    @Operation(
            operationId = "listBacktests",
            summary = "List back-tests, latest first (回测)",
            description = "Without their results.")
    @APIResponse(
            responseCode = "200",
            description = "A page of back-tests",
            content = @Content(examples = @ExampleObject(name = "one queued", value = "{\"items\": [" + QUEUED + "]}")))
    public Page<Backtest> listBacktests(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(
                backtests.page(communityId, before, page.limit() + 1), page, backtest -> new Key(backtest.id()));
    }

    /** One back-test. */
    @GET
    @Path("/{backtestId}")
    @Needs("backtests:read")
    @Operation(operationId = "getBacktest", summary = "Read a back-test, how far it is and what it found (回测结果)")
    @APIResponse(
            responseCode = "200",
            description = "The back-test",
            content =
                    @Content(
                            schema = @Schema(implementation = Backtest.class),
                            examples = @ExampleObject(name = "done", value = DONE)))
    public RestResponse<Backtest> getBacktest(@RestPath UUID communityId, @RestPath UUID backtestId)
            throws SQLException {
        var backtest = backtests.get(communityId, backtestId);
        return preconditions.answer(backtest, backtest.tag());
    }

    /** Stops a back-test. */
    @POST
    @Path("/{backtestId}/cancel")
    @Needs("backtests:write")
    @Idempotent
    @Operation(
            operationId = "cancelBacktest",
            summary = "Cancel a back-test (取消回测)",
            description = "One that has come to an end stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The back-test",
            content =
                    @Content(
                            schema = @Schema(implementation = Backtest.class),
                            examples = @ExampleObject(name = "done before", value = DONE)))
    public RestResponse<Backtest> cancelBacktest(@RestPath UUID communityId, @RestPath UUID backtestId)
            throws SQLException {
        return ResponseBuilder.ok(backtests.cancel(communityId, backtestId)).build();
    }
}
