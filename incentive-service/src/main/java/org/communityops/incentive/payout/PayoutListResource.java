package org.communityops.incentive.payout;

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
import java.nio.charset.StandardCharsets;
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

/** Payout lists over HTTP: made, computed again and read. */
@Path("/v1/communities/{communityId}/payout-lists")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bonuses", description = "What operators and teams get in money for their evaluations (奖金).")
class PayoutListResource {
    static final String ACTING =
            "The member that the holder of the key acts for (操作人); who is named cannot approve a list of their own.";
    private static final UUID NEWEST = new UUID(-1, -1);

    private final PayoutLists lists;
    private final Actors actors;
    private final Cursors cursors;
    private final Preconditions preconditions;

    PayoutListResource(PayoutLists lists, Actors actors, Cursors cursors, Preconditions preconditions) {
        this.lists = lists;
        this.actors = actors;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    record LineKey(int line) {}

    /** Makes the list of a plan and a period. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("bonuses:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "createPayoutList",
            summary = "Make the payout list of a plan and a period (生成发放清单)",
            description =
                    "Computes a draft from the final evaluations, with the adjustments of earlier periods. Once for a plan and period, and one after another: 409 `conflict` while another list of the plan is not frozen or discarded.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreatePayoutList.class),
                            examples =
                                    @ExampleObject(
                                            name = "October",
                                            value =
                                                    "{\"planId\": \"0197c0de-0000-7000-8000-0000000000e1\", \"period\": \"2026-10\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "draft", value = PayoutExamples.DRAFT)))
    public RestResponse<PayoutList> createPayoutList(
            @RestPath UUID communityId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember,
            @Valid @NotNull CreatePayoutList request)
            throws SQLException {
        var list = lists.create(communityId, request, actors.of(communityId, actingMember));
        return ResponseBuilder.<PayoutList>created(
                        URI.create("/v1/communities/" + communityId + "/payout-lists/" + list.id()))
                .entity(list)
                .build();
    }

    /** Computes a draft again. */
    @POST
    @Path("/{listId}/recompute")
    @Needs("bonuses:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "recomputePayoutList",
            summary = "Compute a draft again (重新计算)",
            description =
                    "By the plan and the evaluations as they stand now. 409 `invalid-transition` when it is no draft.")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "draft", value = PayoutExamples.DRAFT)))
    public RestResponse<PayoutList> recomputePayoutList(
            @RestPath UUID communityId,
            @RestPath UUID listId,
            @Parameter(description = ACTING) @RestHeader(Actors.HEADER) @Nullable String actingMember)
            throws SQLException {
        return RestResponse.ok(lists.recompute(communityId, listId, actors.of(communityId, actingMember)));
    }

    /** The lists of a community. */
    @GET
    @Needs("bonuses:read")
    @Operation(operationId = "listPayoutLists", summary = "List payout lists, latest first (发放清单)")
    @APIResponse(
            responseCode = "200",
            description = "A page of lists",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "lists",
                                            value = "{\"items\": [" + PayoutExamples.FROZEN + "]}")))
    public Page<PayoutList> listPayoutLists(
            @RestPath UUID communityId,
            @Parameter(description = "Only those of this plan (奖金方案).") @RestQuery @Nullable UUID planId,
            @Parameter(description = "Only those in this state.") @RestQuery PayoutList.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = lists.page(communityId, planId, state, before, page.limit() + 1);
        return cursors.page(found, page, list -> new Key(list.id()));
    }

    /** One list. */
    @GET
    @Path("/{listId}")
    @Needs("bonuses:read")
    @Operation(operationId = "getPayoutList", summary = "Read a payout list with its steps (发放清单)")
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content =
                    @Content(
                            schema = @Schema(implementation = PayoutList.class),
                            examples = @ExampleObject(name = "frozen", value = PayoutExamples.FROZEN)))
    public RestResponse<PayoutList> getPayoutList(@RestPath UUID communityId, @RestPath UUID listId)
            throws SQLException {
        var list = lists.get(communityId, listId);
        return preconditions.answer(list, String.valueOf(list.revision()));
    }

    /** The lines of a list. */
    @GET
    @Path("/{listId}/lines")
    @Needs("bonuses:read")
    @Operation(
            operationId = "listPayoutLines",
            summary = "List the lines of a payout list (发放明细)",
            description = "Who gets nothing is in it, too, with the reason.")
    @APIResponse(
            responseCode = "200",
            description = "A page of lines, in order",
            content = @Content(examples = @ExampleObject(name = "lines", value = PayoutExamples.LINES)))
    public Page<PayoutLine> listPayoutLines(
            @RestPath UUID communityId, @RestPath UUID listId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, LineKey.class).map(LineKey::line).orElse(0);
        var found = lists.lines(communityId, listId, after, page.limit() + 1);
        return cursors.page(found, page, line -> new LineKey(line.line()));
    }

    /** A frozen list for payroll. */
    @GET
    @Path("/{listId}/payroll")
    @Produces("text/csv")
    @Needs("bonuses:read")
    @Operation(
            operationId = "exportPayroll",
            summary = "Export a frozen list for payroll (导出工资数据)",
            description =
                    "CSV by RFC 4180 in UTF-8 with a header line; the order of the columns never changes. A text that a spreadsheet would compute has an apostrophe before it. 409 `invalid-transition` while the list could still change.")
    @APIResponse(
            responseCode = "200",
            description = "The lines as CSV",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "payroll", value = PayoutExamples.PAYROLL)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<byte[]> exportPayroll(@RestPath UUID communityId, @RestPath UUID listId) throws SQLException {
        var csv = lists.payroll(communityId, listId).getBytes(StandardCharsets.UTF_8);
        return ResponseBuilder.ok(csv, "text/csv;charset=UTF-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"payroll-" + listId + ".csv\"")
                .build();
    }
}
