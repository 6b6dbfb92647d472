package org.communityops.incentive.wallet;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Wallets and statements over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class WalletResource {
    private final Wallets wallets;
    private final Cursors cursors;

    WalletResource(Wallets wallets, Cursors cursors) {
        this.wallets = wallets;
        this.cursors = cursors;
    }

    record Key(long number) {}

    /** What a member has. */
    @GET
    @Path("/wallets")
    @Needs("ledger:read")
    @Operation(operationId = "getMemberWallets", summary = "What a member has (积分余额)")
    @APIResponse(
            responseCode = "200",
            description = "A wallet for each currency of the community",
            content =
                    @Content(
                            schema = @Schema(implementation = WalletsView.class),
                            examples = @ExampleObject(name = "wallets", value = """
                                                    {"items": [{"currency": "points", "balance": 87, "pending": 0, "held": 0, "expiring": 0},
                                                               {"currency": "reputation", "balance": 0, "pending": 0, "held": 0, "expiring": 0}]}""")))
    public WalletsView getMemberWallets(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(
                            description =
                                    "As of when (历史余额): what the wallets held after everything posted up to this instant. Now when absent.",
                            example = "2026-11-01T00:00:00Z")
                    @RestQuery
                    @Nullable Instant at)
            throws SQLException {
        return wallets.of(communityId, memberId, at);
    }

    /** How it came about. */
    @GET
    @Path("/entries")
    @Needs("ledger:read")
    @Operation(
            operationId = "listMemberEntries",
            summary = "A member's statement, newest first (积分流水)",
            description = "In the order of posting, so that the running balances follow each other.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            content = @Content(examples = @ExampleObject(name = "entries", value = """
                                                    {"items": [{"id": "0197c0de-0000-7000-8000-0000000000ac", "transactionId": "0197c0de-0000-7000-8000-0000000000aa",
                                                      "currency": "points", "amount": 2, "balance": 87,
                                                      "occurredAt": "2026-11-20T02:15:00Z", "postedAt": "2026-11-20T02:15:01.250417Z",
                                                      "cause": {"kind": "EARN", "reason": "Message posted", "eventId": "0197c0de-0000-7000-8000-0000000000bb",
                                                                "ruleId": "5f2b0c1e-7d3a-5b6c-8e9f-0a1b2c3d4e5f", "ruleVersion": 1}}]}""")))
    public Page<EntryView> listMemberEntries(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(
                            description = "Kind of points (积分种类).",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "points"))
                    @RestQuery
                    @Nullable String currency,
            @Parameter(description = "Only about what happened then or later.") @RestQuery @Nullable Instant from,
            @Parameter(description = "Only about what happened before.") @RestQuery @Nullable Instant to,
            @BeanParam PageQuery page)
            throws SQLException {
        var filter = EntryFilter.of(currency, from, to);
        var before = cursors.decode(page, Key.class).map(Key::number).orElse(Long.MAX_VALUE);
        var rows = wallets.statement(communityId, memberId, filter, before, page.limit() + 1);
        var numbered = cursors.page(rows, page, row -> new Key(row.number()));
        return new Page<>(numbered.items().stream().map(NumberedEntry::entry).toList(), numbered.next());
    }
}
