package org.communityops.incentive.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Transactions over HTTP. */
@Path("/v1/communities/{communityId}/transactions")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class TransactionResource {
    private static final String KEY = "Idempotency-Key";
    private static final String KEY_USE =
            "Makes a repeat harmless, for ever: it gets the first answer, with `Idempotency-Hit: true`.";
    private static final int LONGEST_KEY = 255;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String EXAMPLE = """
            {"id": "0197c0de-0000-7000-8000-0000000000aa", "kind": "GRANT", "currency": "points",
             "lines": [{"account": "member:0197c0de-0000-7000-8000-000000000001", "amount": 25},
                       {"account": "system:issuance", "amount": -25}],
             "reason": "Helped at the meetup", "occurredAt": "2026-11-20T02:15:00Z", "postedAt": "2026-11-20T02:15:00.250417Z"}""";

    private final Transactions transactions;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    TransactionResource(
            Transactions transactions,
            Cursors cursors,
            Preconditions preconditions,
            CurrentCaller caller,
            ObjectMapper json) {
        this.transactions = transactions;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
        this.json = json;
    }

    record Key(UUID id) {}

    /** Moves points by hand. */
    @POST
    @Needs("ledger:write")
    @Operation(
            operationId = "createTransaction",
            summary = "Grant, spend or transfer points (手工记账)",
            description =
                    "Posts all lines or none. A wallet never goes below zero. An `app` key may move a limited amount in one transaction; more needs the owner.")
    @APIResponse(
            responseCode = "201",
            description = "The transaction, once it is durable",
            content =
                    @Content(
                            schema = @Schema(implementation = TransactionView.class),
                            examples = @ExampleObject(name = "granted", value = EXAMPLE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<TransactionView> createTransaction(
            @RestPath UUID communityId,
            @Parameter(description = KEY_USE, required = true) @RestHeader(KEY) @Nullable String idempotencyKey,
            @Valid @NotNull CreateTransaction request,
            UriInfo uri)
            throws SQLException {
        return created(communityId, transactions.create(communityId, request, sender(idempotencyKey, uri, request)));
    }

    /** Takes a transaction back by an opposite one. */
    @POST
    @Path("/{transactionId}/reverse")
    @Needs("ledger:write")
    @Operation(
            operationId = "reverseTransaction",
            summary = "Reverse a transaction (冲正)",
            description =
                    "Posts the opposite lines, once per transaction. Points that were spent already are not taken: 409 `insufficient-points`. What a rule paid and an operator reversed stays reversed when the rule rates again.")
    @APIResponse(
            responseCode = "201",
            description = "The reversing transaction",
            content =
                    @Content(
                            schema = @Schema(implementation = TransactionView.class),
                            examples = @ExampleObject(name = "reversed", value = """
                                                    {"id": "0197c0de-0000-7000-8000-0000000000ab", "kind": "REVERSAL", "currency": "points",
                                                     "lines": [{"account": "member:0197c0de-0000-7000-8000-000000000001", "amount": -25},
                                                               {"account": "system:issuance", "amount": 25}],
                                                     "reason": "Granted to the wrong member", "reverses": "0197c0de-0000-7000-8000-0000000000aa",
                                                     "occurredAt": "2026-11-20T03:00:00Z", "postedAt": "2026-11-20T03:00:00.120004Z"}""")))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<TransactionView> reverseTransaction(
            @RestPath UUID communityId,
            @RestPath UUID transactionId,
            @Parameter(description = KEY_USE, required = true) @RestHeader(KEY) @Nullable String idempotencyKey,
            @Valid @NotNull ReverseTransaction request,
            UriInfo uri)
            throws SQLException {
        var sender = sender(idempotencyKey, uri, request);
        return created(communityId, transactions.reverse(communityId, transactionId, request, sender));
    }

    /** The transactions of a community. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "listTransactions", summary = "List transactions, newest first (交易)")
    @APIResponse(
            responseCode = "200",
            description = "A page of transactions",
            content =
                    @Content(
                            examples = @ExampleObject(name = "transactions", value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<TransactionView> listTransactions(@RestPath UUID communityId, @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(transactions.page(communityId, before, page.limit() + 1), page, view -> new Key(view.id()));
    }

    /** One transaction. */
    @GET
    @Path("/{transactionId}")
    @Needs("ledger:read")
    @Operation(operationId = "getTransaction", summary = "Read a transaction (交易)")
    @APIResponse(
            responseCode = "200",
            description = "The transaction",
            content =
                    @Content(
                            schema = @Schema(implementation = TransactionView.class),
                            examples = @ExampleObject(name = "transaction", value = EXAMPLE)))
    public RestResponse<TransactionView> getTransaction(@RestPath UUID communityId, @RestPath UUID transactionId)
            throws SQLException {
        var view = transactions
                .find(communityId, transactionId)
                .orElseThrow(() -> ProblemException.notFound("transaction", transactionId))
                .view();
        return preconditions.answer(view, view.reversedBy() == null ? "posted" : "reversed");
    }

    private RestResponse<TransactionView> created(UUID communityId, Transactions.Answer answer) {
        var location = URI.create("/v1/communities/" + communityId + "/transactions/"
                + answer.view().id());
        var response = ResponseBuilder.<TransactionView>created(location).entity(answer.view());
        if (answer.repeated()) {
            response.header("Idempotency-Hit", "true");
        }
        return response.build();
    }

    private Transactions.Sender sender(@Nullable String key, UriInfo uri, Record request) {
        if (key == null) {
            throw TransactionProblems.keyMissing();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.badParameter(KEY, "An Idempotency-Key has 1 to 255 characters");
        }
        return new Transactions.Sender(caller.get(), key, fingerprint(uri.getPath(), request));
    }

    /** Names the request whatever its spacing: hash of path and body as it was understood. */
    private String fingerprint(String path, Record request) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((path + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(json.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, and a request came as JSON", e);
        }
    }
}
