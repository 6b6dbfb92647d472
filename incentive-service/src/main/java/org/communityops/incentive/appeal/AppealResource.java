package org.communityops.incentive.appeal;

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

/** Appeals over HTTP. */
@Path("/v1/communities/{communityId}/appeals")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "appeals", description = "What members say to having points taken back (申诉).")
class AppealResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String ACTING =
            "The member that the holder of the key acts for (操作人); nobody decides on their own appeal.";
    private static final String MADE = """
            {"id": "0197c0de-0000-7000-8000-0000000000a1", "transactionId": "0197c0de-0000-7000-8000-0000000000ab",
             "memberId": "0197c0de-0000-7000-8000-000000000001", "currency": "points", "amount": 25,
             "reason": "I did help at the meetup, ask Bob", "createdBy": "0h3kA9xYb2Qz", "createdAt": "2026-11-20T02:15:00.120004Z",
            """;
    private static final String DECIDED =
            " \"decidedBy\": \"1k4mB8yZc3Rw\", \"decidedAt\": \"2026-11-21T08:00:00.250417Z\"";
    private static final String OPEN = MADE + " \"state\": \"OPEN\"}";
    private static final String GRANTED = MADE + " \"state\": \"GRANTED\", \"decision\": \"Bob confirms it\"," + DECIDED
            + ", \"restoredBy\": \"0197c0de-0000-7000-8000-0000000000ac\"}";
    private static final String REJECTED =
            MADE + " \"state\": \"REJECTED\", \"decision\": \"Bob was alone that day\"," + DECIDED + "}";

    private final Appeals appeals;
    private final Actors actors;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    AppealResource(Appeals appeals, Actors actors, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.appeals = appeals;
        this.actors = actors;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Hands an appeal in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("appeals:member")
    @Idempotent
    @Operation(
            operationId = "createAppeal",
            summary = "Appeal against points taken back (提出申诉)",
            description =
                    "Only against a REVERSAL that took points of the member, and once: 409 `conflict` for a second appeal.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateAppeal.class),
                            examples = @ExampleObject(name = "helped indeed", value = """
                                            {"transactionId": "0197c0de-0000-7000-8000-0000000000ab",
                                             "memberId": "0197c0de-0000-7000-8000-000000000001",
                                             "reason": "I did help at the meetup, ask Bob"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The appeal, once it is durable",
            content =
                    @Content(
                            schema = @Schema(implementation = Appeal.class),
                            examples = @ExampleObject(name = "open", value = OPEN)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Appeal> createAppeal(@RestPath UUID communityId, @Valid @NotNull CreateAppeal request)
            throws SQLException {
        var appeal = appeals.create(communityId, request, caller.get());
        var location = URI.create("/v1/communities/" + communityId + "/appeals/" + appeal.id());
        return ResponseBuilder.<Appeal>created(location).entity(appeal).build();
    }

    /** Gives the points back. */
    @POST
    @Path("/{appealId}/grant")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("appeals:decide")
    @Idempotent(required = true)
    @Operation(
            operationId = "grantAppeal",
            summary = "Grant an appeal (申诉成立)",
            description =
                    "Gives back what the reversal took, by a RESTORATION: on the leaderboards of the day on which it was earned, with the end that it had. By somebody else than who reversed: 403 `second-person-required`. 409 `invalid-transition` when it is decided already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecideAppeal.class),
                            examples = @ExampleObject(name = "granted", value = "{\"reason\": \"Bob confirms it\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The appeal as it was decided",
            content =
                    @Content(
                            schema = @Schema(implementation = Appeal.class),
                            examples = @ExampleObject(name = "granted", value = GRANTED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Appeal> grantAppeal(
            @RestPath UUID communityId,
            @RestPath UUID appealId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull DecideAppeal decision)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(appeals.grant(communityId, appealId, decision.reason(), actor));
    }

    /** Lets it stand. */
    @POST
    @Path("/{appealId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("appeals:decide")
    @Idempotent
    @Operation(
            operationId = "rejectAppeal",
            summary = "Reject an appeal (申诉驳回)",
            description =
                    "By somebody else than who reversed: 403 `second-person-required`. 409 `invalid-transition` when it is decided already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DecideAppeal.class),
                            examples =
                                    @ExampleObject(
                                            name = "rejected",
                                            value = "{\"reason\": \"Bob was alone that day\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The appeal as it was decided",
            content =
                    @Content(
                            schema = @Schema(implementation = Appeal.class),
                            examples = @ExampleObject(name = "rejected", value = REJECTED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Appeal> rejectAppeal(
            @RestPath UUID communityId,
            @RestPath UUID appealId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull DecideAppeal decision)
            throws SQLException {
        var actor = actors.of(communityId, actingMember);
        return RestResponse.ok(appeals.reject(communityId, appealId, decision.reason(), actor));
    }

    /** The appeals of a community. */
    @GET
    @Needs("appeals:read")
    @Operation(operationId = "listAppeals", summary = "List appeals, latest first (申诉)")
    @APIResponse(
            responseCode = "200",
            description = "A page of appeals",
            content = @Content(examples = @ExampleObject(name = "one open", value = "{\"items\": [" + OPEN + "]}")))
    public Page<Appeal> listAppeals(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery Appeal.@Nullable State state,
            @Parameter(description = "Only those of this member (会员).") @RestQuery @Nullable UUID memberId,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = appeals.page(communityId, state, memberId, before, page.limit() + 1);
        return cursors.page(found, page, appeal -> new Key(appeal.id()));
    }

    /** One appeal. */
    @GET
    @Path("/{appealId}")
    @Needs("appeals:read")
    @Operation(operationId = "getAppeal", summary = "Read an appeal (申诉)")
    @APIResponse(
            responseCode = "200",
            description = "The appeal",
            content =
                    @Content(
                            schema = @Schema(implementation = Appeal.class),
                            examples = @ExampleObject(name = "open", value = OPEN)))
    public RestResponse<Appeal> getAppeal(@RestPath UUID communityId, @RestPath UUID appealId) throws SQLException {
        var appeal = appeals.get(communityId, appealId);
        return preconditions.answer(appeal, appeal.state().name());
    }
}
