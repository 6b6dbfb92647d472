package org.communityops.incentive.flag;

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
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.fairplay.Kind;
import org.communityops.incentive.flag.Flag.State;
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
import org.jspecify.annotations.Nullable;

/** Flags over HTTP. */
@Path("/v1/communities/{communityId}/fair-play/flags")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fair play", description = "What looks like unfair play, and how evenly points are shared (公平性).")
class FlagResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String FOUND = """
            {"id": "0197c0de-0000-7000-8000-0000000000f1", "kind": "REACTION_RING",
             "members": ["0197c0de-0000-7000-8000-000000000001", "0197c0de-0000-7000-8000-000000000002"],
             "from": "2026-11-01", "to": "2026-11-30", "score": 0.92,
             "evidence": ["0197c0de-0000-7000-8000-0000000000bb"], "evidenceCount": 240,
             "screeningId": "0197c0de-0000-7000-8000-0000000000f0", "createdAt": "2026-12-01T02:15:00.120004Z",
             "setAside": [{"memberId": "0197c0de-0000-7000-8000-000000000001", "currency": "points", "amount": 35,
                           "transactionId": "0197c0de-0000-7000-8000-0000000000aa"}],
            """;
    private static final String OPEN = FOUND + " \"state\": \"OPEN\"}";
    private static final String DECIDED =
            " \"decidedBy\": \"0h3kA9xYb2Qz\", \"decidedAt\": \"2026-12-02T08:00:00.250417Z\"}";
    private static final String CONFIRMED =
            FOUND + " \"state\": \"CONFIRMED\", \"reason\": \"They said so themselves\"," + DECIDED;
    private static final String DISMISSED =
            FOUND + " \"state\": \"DISMISSED\", \"reason\": \"Siblings who share a phone\"," + DECIDED;

    private final Flags flags;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    FlagResource(Flags flags, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.flags = flags;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** The flags of a community. */
    @GET
    @Needs("fair-play:read")
    @Operation(operationId = "listFairPlayFlags", summary = "List flags, latest first (异常标记)")
    @APIResponse(
            responseCode = "200",
            description = "A page of flags",
            content = @Content(examples = @ExampleObject(name = "one open", value = "{\"items\": [" + OPEN + "]}")))
    public Page<Flag> listFairPlayFlags(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery @Nullable State state,
            @Parameter(description = "Only those of this kind.") @RestQuery @Nullable Kind kind,
            @Parameter(description = "Only those that concern this member (会员).") @RestQuery @Nullable UUID memberId,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new FlagFilter(state, kind, memberId);
        return cursors.page(
                flags.page(communityId, filter, before, page.limit() + 1), page, flag -> new Key(flag.id()));
    }

    /** One flag. */
    @GET
    @Path("/{flagId}")
    @Needs("fair-play:read")
    @Operation(operationId = "getFairPlayFlag", summary = "Read a flag with its evidence (异常标记)")
    @APIResponse(
            responseCode = "200",
            description = "The flag",
            content =
                    @Content(
                            schema = @Schema(implementation = Flag.class),
                            examples = @ExampleObject(name = "open", value = OPEN)))
    public RestResponse<Flag> getFairPlayFlag(@RestPath UUID communityId, @RestPath UUID flagId) throws SQLException {
        var flag = flags.get(communityId, flagId);
        return preconditions.answer(flag, flag.state().name());
    }

    /** It was unfair. */
    @POST
    @Path("/{flagId}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("fair-play:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "confirmFairPlayFlag",
            summary = "Say that it was unfair (确认异常)",
            description =
                    "Takes the points that were set aside; rules leave these occasions alone from then on. 409 `invalid-transition` unless it is open.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecideFlag.class),
                            examples =
                                    @ExampleObject(
                                            name = "a reason",
                                            value = "{\"reason\": \"They said so themselves\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The flag, confirmed",
            content =
                    @Content(
                            schema = @Schema(implementation = Flag.class),
                            examples = @ExampleObject(name = "confirmed", value = CONFIRMED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Flag> confirmFairPlayFlag(
            @RestPath UUID communityId, @RestPath UUID flagId, @Valid @NotNull DecideFlag decision)
            throws SQLException {
        return RestResponse.ok(flags.decide(communityId, flagId, State.CONFIRMED, decision.reason(), caller.get()));
    }

    /** It was not. */
    @POST
    @Path("/{flagId}/dismiss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("fair-play:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "dismissFairPlayFlag",
            summary = "Say that it was fair after all (排除异常)",
            description =
                    "Gives back the points that were set aside, with the end that they had. Another screening of the same period does not flag it again. 409 `invalid-transition` unless it is open.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecideFlag.class),
                            examples =
                                    @ExampleObject(
                                            name = "a reason",
                                            value = "{\"reason\": \"Siblings who share a phone\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The flag, dismissed",
            content =
                    @Content(
                            schema = @Schema(implementation = Flag.class),
                            examples = @ExampleObject(name = "dismissed", value = DISMISSED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Flag> dismissFairPlayFlag(
            @RestPath UUID communityId, @RestPath UUID flagId, @Valid @NotNull DecideFlag decision)
            throws SQLException {
        return RestResponse.ok(flags.decide(communityId, flagId, State.DISMISSED, decision.reason(), caller.get()));
    }
}
