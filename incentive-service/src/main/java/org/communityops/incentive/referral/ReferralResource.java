package org.communityops.incentive.referral;

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

/** Referrals over HTTP. */
@Path("/v1/communities/{communityId}/referrals")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "referrals", description = "Who brought whom, and what both get for it (推荐).")
class ReferralResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String TERMS = """
             "inviterId": "0197c0de-0000-7000-8000-000000000001", "inviteeId": "0197c0de-0000-7000-8000-000000000002",
             "acceptedAt": "2026-11-20T02:15:00Z", "startsAt": "2026-11-20T02:15:00Z", "deadline": "2026-12-20T02:15:00Z",
             "eventType": "message.posted", "eventCount": 3, "currency": "points", "inviterPoints": 50, "inviteePoints": 20,
             "recordedAt": "2026-11-20T02:15:01.120004Z",""";
    private static final String PENDING =
            "{\"id\": \"0197c0de-0000-7000-8000-0000000000f5\"," + TERMS + "\"state\": \"PENDING\", \"revision\": 1}";
    private static final String QUALIFIED = "{\"id\": \"0197c0de-0000-7000-8000-0000000000f5\"," + TERMS + """
             "state": "QUALIFIED", "eventId": "0197c0de-0000-7000-8000-0000000000bb", "qualifiedAt": "2026-11-22T08:00:00Z",
             "earnedOn": "2026-11-22", "transactionId": "0197c0de-0000-7000-8000-0000000000aa", "revision": 2}""";

    private final Referrals referrals;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    ReferralResource(Referrals referrals, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.referrals = referrals;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** Records who brought whom. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("referrals:record")
    @Idempotent(required = true)
    @Operation(
            operationId = "createReferral",
            summary = "Record who brought whom (登记推荐)",
            description =
                    "An `invite.accepted` that names its inviter does the same. What the programme does not pay for is recorded, too, as REFUSED with the reason. 409 `referral-programme-not-active` unless the programme is active.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateReferral.class),
                            examples = @ExampleObject(name = "a newcomer", value = """
                                    {"inviterId": "0197c0de-0000-7000-8000-000000000001",
                                     "inviteeId": "0197c0de-0000-7000-8000-000000000002"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The referral",
            content =
                    @Content(
                            schema = @Schema(implementation = Referral.class),
                            examples = @ExampleObject(name = "pending", value = PENDING)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Referral> createReferral(
            @RestPath UUID communityId,
            @Parameter(hidden = true) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @Valid @NotNull CreateReferral request)
            throws SQLException {
        var key = Objects.requireNonNull(idempotencyKey, "Idempotency needs it before");
        var referral = referrals.record(communityId, request, caller.get(), key);
        return ResponseBuilder.<Referral>created(
                        URI.create("/v1/communities/" + communityId + "/referrals/" + referral.id()))
                .header("ETag", Preconditions.quoted(referral.tag()))
                .entity(referral)
                .build();
    }

    /** The referrals of a community. */
    @GET
    @Needs("referrals:read")
    @Operation(operationId = "listReferrals", summary = "List referrals, latest first (推荐列表)")
    @APIResponse(
            responseCode = "200",
            description = "A page of referrals",
            content = @Content(examples = @ExampleObject(name = "one", value = "{\"items\": [" + QUALIFIED + "]}")))
    public Page<Referral> listReferrals(
            @RestPath UUID communityId,
            @Parameter(description = "Only those of this inviter.") @RestQuery @Nullable UUID inviterId,
            @Parameter(description = "Only those in this state.") @RestQuery Referral.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(
                referrals.page(communityId, inviterId, state, before, page.limit() + 1),
                page,
                referral -> new Key(referral.id()));
    }

    /** One referral. */
    @GET
    @Path("/{referralId}")
    @Needs("referrals:read")
    @Operation(operationId = "getReferral", summary = "Read a referral (推荐)")
    @APIResponse(
            responseCode = "200",
            description = "The referral",
            content =
                    @Content(
                            schema = @Schema(implementation = Referral.class),
                            examples = @ExampleObject(name = "qualified", value = QUALIFIED)))
    public RestResponse<Referral> getReferral(@RestPath UUID communityId, @RestPath UUID referralId)
            throws SQLException {
        var referral = referrals.get(communityId, referralId);
        return preconditions.answer(referral, referral.tag());
    }
}
