package org.communityops.incentive.verification;

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

/** Verifications over HTTP. */
@Path("/v1/communities/{communityId}/ledger/verifications")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class VerificationResource {
    private static final int ACCEPTED = 202;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String RUNNING = """
            {"id": "0197c0de-0000-7000-8000-0000000000d1", "state": "RUNNING", "done": 0, "total": 125000,
             "createdAt": "2026-11-20T02:15:00.120004Z"}""";
    private static final String DONE = """
            {"id": "0197c0de-0000-7000-8000-0000000000d1", "state": "DONE", "done": 125000, "total": 125000, "sound": false,
             "unsealed": 3, "faults": [{"kind": "CHANGED", "block": 12, "transactionId": "0197c0de-0000-7000-8000-0000000000aa"}],
             "createdAt": "2026-11-20T02:15:00.120004Z", "finishedAt": "2026-11-20T02:15:04.250417Z"}""";

    private final Verifications verifications;
    private final Cursors cursors;
    private final Preconditions preconditions;

    VerificationResource(Verifications verifications, Cursors cursors, Preconditions preconditions) {
        this.verifications = verifications;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Has the ledger verified. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("ledger:verify")
    @Idempotent
    @Operation(
            operationId = "createLedgerVerification",
            summary = "Verify the ledger (账本校验)",
            description =
                    "Recomputes every sealed transaction with its entries and compares it with the hash chain; compares each wallet with its last entry. Names what is not as it was written. Postings go on meanwhile.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateLedgerVerification.class),
                            examples = {
                                @ExampleObject(name = "everything", value = "{}"),
                                @ExampleObject(name = "with a hash kept elsewhere", value = """
                                        {"anchor": {"block": 12, "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}""")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "It has begun; its location tells how it goes",
            content =
                    @Content(
                            schema = @Schema(implementation = VerificationView.class),
                            examples = @ExampleObject(name = "running", value = RUNNING)))
    public RestResponse<VerificationView> createLedgerVerification(
            @RestPath UUID communityId, @Valid @NotNull CreateLedgerVerification request) throws SQLException {
        var view = VerificationView.of(verifications.create(communityId, request));
        return ResponseBuilder.<VerificationView>create(ACCEPTED)
                .location(URI.create("/v1/communities/" + communityId + "/ledger/verifications/" + view.id()))
                .entity(view)
                .build();
    }

    /** The verifications of a community. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "listLedgerVerifications", summary = "List verifications, latest first (账本校验)")
    @APIResponse(
            responseCode = "200",
            description = "A page of verifications",
            content =
                    @Content(examples = @ExampleObject(name = "one running", value = "{\"items\": [" + RUNNING + "]}")))
    public Page<VerificationView> listLedgerVerifications(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = verifications.page(communityId, before, page.limit() + 1).stream()
                .map(VerificationView::of)
                .toList();
        return cursors.page(found, page, view -> new Key(view.id()));
    }

    /** One verification. */
    @GET
    @Path("/{verificationId}")
    @Needs("ledger:read")
    @Operation(operationId = "getLedgerVerification", summary = "A verification and what it found (账本校验)")
    @APIResponse(
            responseCode = "200",
            description = "The verification",
            content =
                    @Content(
                            schema = @Schema(implementation = VerificationView.class),
                            examples = @ExampleObject(name = "a changed row", value = DONE)))
    public RestResponse<VerificationView> getLedgerVerification(
            @RestPath UUID communityId, @RestPath UUID verificationId) throws SQLException {
        var view = VerificationView.of(verifications.get(communityId, verificationId));
        return preconditions.answer(view, view.state() + "-" + view.done());
    }
}
