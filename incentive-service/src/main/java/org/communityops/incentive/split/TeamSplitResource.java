package org.communityops.incentive.split;

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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Team splits over HTTP. */
@Path("/v1/communities/{communityId}/teams/{teamId}/splits")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class TeamSplitResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String SPLIT = """
            {"id": "0197c0de-0000-7000-8000-0000000000b1", "teamId": "0197c0de-0000-7000-8000-0000000000b0",
             "currency": "points", "amount": 100, "rule": "WEIGHTED", "reason": "Won the autumn campaign",
             "shares": [{"memberId": "0197c0de-0000-7000-8000-000000000001", "weight": 2, "amount": 67},
                        {"memberId": "0197c0de-0000-7000-8000-000000000002", "weight": 1, "amount": 33}],
             "transactionId": "0197c0de-0000-7000-8000-0000000000aa", "createdAt": "2026-11-20T02:15:00.120004Z"}""";

    private final TeamSplits splits;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    TeamSplitResource(TeamSplits splits, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.splits = splits;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Shares points of a team. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("ledger:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "createTeamSplit",
            summary = "Share points of a team among members (团队积分分配)",
            description =
                    "In equal parts or by weights; no point is lost, and all of it is one TRANSFER. An `app` key may move a limited amount: 403 `approval-required`. What the wallet does not hold: 409 `insufficient-points`.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateTeamSplit.class),
                            examples = {
                                @ExampleObject(name = "by weights", value = """
                                        {"currency": "points", "amount": 100, "rule": "WEIGHTED", "reason": "Won the autumn campaign",
                                         "members": [{"memberId": "0197c0de-0000-7000-8000-000000000001", "weight": 2},
                                                     {"memberId": "0197c0de-0000-7000-8000-000000000002", "weight": 1}]}"""),
                                @ExampleObject(name = "in equal parts", value = """
                                        {"currency": "points", "amount": 100, "rule": "EQUAL", "reason": "Won the autumn campaign",
                                         "members": [{"memberId": "0197c0de-0000-7000-8000-000000000001"},
                                                     {"memberId": "0197c0de-0000-7000-8000-000000000002"}]}""")
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The split, once it is durable",
            content =
                    @Content(
                            schema = @Schema(implementation = TeamSplit.class),
                            examples = @ExampleObject(name = "by weights", value = SPLIT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<TeamSplit> createTeamSplit(
            @RestPath UUID communityId,
            @RestPath UUID teamId,
            @Parameter(hidden = true) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Valid @NotNull CreateTeamSplit request)
            throws SQLException {
        var key = Objects.requireNonNull(idempotencyKey, "Idempotency needs it before");
        var split = splits.create(communityId, teamId, request, caller.get(), key);
        var path = "/v1/communities/" + communityId + "/teams/" + teamId + "/splits/" + split.id();
        return ResponseBuilder.<TeamSplit>created(URI.create(path))
                .entity(split)
                .build();
    }

    /** The splits of a team. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "listTeamSplits", summary = "List the splits of a team, latest first (团队积分分配)")
    @APIResponse(
            responseCode = "200",
            description = "A page of splits",
            content = @Content(examples = @ExampleObject(name = "splits", value = "{\"items\": [" + SPLIT + "]}")))
    public Page<TeamSplit> listTeamSplits(@RestPath UUID communityId, @RestPath UUID teamId, @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = splits.page(communityId, teamId, before, page.limit() + 1);
        return cursors.page(found, page, split -> new Key(split.id()));
    }

    /** One split. */
    @GET
    @Path("/{splitId}")
    @Needs("ledger:read")
    @Operation(operationId = "getTeamSplit", summary = "Read a split of a team (团队积分分配)")
    @APIResponse(
            responseCode = "200",
            description = "The split",
            content =
                    @Content(
                            schema = @Schema(implementation = TeamSplit.class),
                            examples = @ExampleObject(name = "by weights", value = SPLIT)))
    public RestResponse<TeamSplit> getTeamSplit(
            @RestPath UUID communityId, @RestPath UUID teamId, @RestPath UUID splitId) throws SQLException {
        return preconditions.answer(splits.get(communityId, teamId, splitId), "split");
    }
}
