package org.communityops.incentive.hold;

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

/** Holds over HTTP. */
@Path("/v1/communities/{communityId}/holds")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class HoldResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String HELD = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1", "memberId": "0197c0de-0000-7000-8000-000000000001",
             "transactionId": "0197c0de-0000-7000-8000-0000000000c2", "currency": "points", "amount": 120, "captured": 0, "reason": "Order 4711", "state": "HELD",
             "createdAt": "2026-11-20T02:15:00.120004Z", "expiresAt": "2026-11-20T03:15:00Z"}""";
    private static final String CAPTURED = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1", "memberId": "0197c0de-0000-7000-8000-000000000001",
             "transactionId": "0197c0de-0000-7000-8000-0000000000c2", "currency": "points", "amount": 120, "captured": 100, "reason": "Order 4711", "state": "CAPTURED",
             "createdAt": "2026-11-20T02:15:00.120004Z", "expiresAt": "2026-11-20T03:15:00Z",
             "endedAt": "2026-11-20T02:40:00.250417Z"}""";
    private static final String RELEASED = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1", "memberId": "0197c0de-0000-7000-8000-000000000001",
             "transactionId": "0197c0de-0000-7000-8000-0000000000c2", "currency": "points", "amount": 120, "captured": 0, "reason": "Order 4711", "state": "RELEASED",
             "createdAt": "2026-11-20T02:15:00.120004Z", "expiresAt": "2026-11-20T03:15:00Z",
             "endedAt": "2026-11-20T02:40:00.250417Z"}""";

    private final Holds holds;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    HoldResource(Holds holds, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.holds = holds;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Sets points aside. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("ledger:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "createHold",
            summary = "Set points aside (冻结积分)",
            description =
                    "Takes points from the wallet and keeps them until they are captured, released, or the hold expires. A wallet never goes below zero: 409 `insufficient-points`.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateHold.class),
                            examples = @ExampleObject(name = "an order", value = """
                                            {"memberId": "0197c0de-0000-7000-8000-000000000001", "currency": "points", "amount": 120,
                                             "reason": "Order 4711", "expiresAt": "2026-11-20T03:15:00Z"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The hold, once it is durable",
            content =
                    @Content(
                            schema = @Schema(implementation = Hold.class),
                            examples = @ExampleObject(name = "held", value = HELD)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Hold> createHold(
            @RestPath UUID communityId,
            @Parameter(hidden = true) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Valid @NotNull CreateHold request)
            throws SQLException {
        var key = Objects.requireNonNull(idempotencyKey, "Idempotency needs it before");
        var hold = holds.create(communityId, request, caller.get(), key);
        return ResponseBuilder.<Hold>created(URI.create("/v1/communities/" + communityId + "/holds/" + hold.id()))
                .entity(hold)
                .build();
    }

    /** Takes what is held. */
    @POST
    @Path("/{holdId}/capture")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("ledger:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "captureHold",
            summary = "Take what was set aside (扣减冻结)",
            description =
                    "Takes all of it or a part; the rest goes back to the wallet. Once: 409 `invalid-transition` for a hold that ended or expired.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CaptureHold.class),
                            examples = @ExampleObject(name = "a part", value = "{\"amount\": 100}")))
    @APIResponse(
            responseCode = "200",
            description = "The hold as it ended",
            content =
                    @Content(
                            schema = @Schema(implementation = Hold.class),
                            examples = @ExampleObject(name = "captured", value = CAPTURED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Hold> captureHold(
            @RestPath UUID communityId, @RestPath UUID holdId, @Valid @NotNull CaptureHold request)
            throws SQLException {
        return RestResponse.ok(holds.capture(communityId, holdId, request, caller.get()));
    }

    /** Gives back what is held. */
    @POST
    @Path("/{holdId}/release")
    @Needs("ledger:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "releaseHold",
            summary = "Give back what was set aside (解冻积分)",
            description = "Once: 409 `invalid-transition` for a hold that ended or expired.")
    @APIResponse(
            responseCode = "200",
            description = "The hold as it ended",
            content =
                    @Content(
                            schema = @Schema(implementation = Hold.class),
                            examples = @ExampleObject(name = "released", value = RELEASED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Hold> releaseHold(@RestPath UUID communityId, @RestPath UUID holdId) throws SQLException {
        return RestResponse.ok(holds.release(communityId, holdId, caller.get()));
    }

    /** The holds of a member. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "listHolds", summary = "List the holds of a member, latest first (冻结记录)")
    @APIResponse(
            responseCode = "200",
            description = "A page of holds",
            content = @Content(examples = @ExampleObject(name = "holds", value = "{\"items\": [" + HELD + "]}")))
    public Page<Hold> listHolds(
            @RestPath UUID communityId,
            @Parameter(description = "Whose holds (会员).", required = true) @NotNull @RestQuery UUID memberId,
            @Parameter(description = "Only those in this state.") @RestQuery Hold.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = holds.page(communityId, memberId, state, before, page.limit() + 1);
        return cursors.page(found, page, hold -> new Key(hold.id()));
    }

    /** One hold. */
    @GET
    @Path("/{holdId}")
    @Needs("ledger:read")
    @Operation(operationId = "getHold", summary = "Read a hold (冻结)")
    @APIResponse(
            responseCode = "200",
            description = "The hold",
            content =
                    @Content(
                            schema = @Schema(implementation = Hold.class),
                            examples = @ExampleObject(name = "held", value = HELD)))
    public RestResponse<Hold> getHold(@RestPath UUID communityId, @RestPath UUID holdId) throws SQLException {
        var hold = holds.get(communityId, holdId);
        return preconditions.answer(hold, hold.state().name());
    }
}
