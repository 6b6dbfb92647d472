package org.communityops.incentive.chain;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The chain over HTTP. */
@Path("/v1/communities/{communityId}/ledger/blocks")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class BlockResource {
    private static final String EXAMPLE = """
            {"number": 1, "transactions": 318,
             "previousHash": "0000000000000000000000000000000000000000000000000000000000000000",
             "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "sealedAt": "2026-11-20T02:15:03.120004Z"}""";

    private final Chain chain;
    private final Cursors cursors;
    private final Preconditions preconditions;

    BlockResource(Chain chain, Cursors cursors, Preconditions preconditions) {
        this.chain = chain;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(long number) {}

    /** The blocks of a community. */
    @GET
    @Needs("ledger:read")
    @Operation(
            operationId = "listLedgerBlocks",
            summary = "List the blocks of the ledger's hash chain, latest first (哈希链)",
            description =
                    "The first one is the head of the chain. A transaction is sealed some seconds after it was posted.")
    @APIResponse(
            responseCode = "200",
            description = "A page of blocks",
            content = @Content(examples = @ExampleObject(name = "blocks", value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<BlockView> listLedgerBlocks(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::number).orElse(Long.MAX_VALUE);
        return cursors.page(chain.page(communityId, before, page.limit() + 1), page, view -> new Key(view.number()));
    }

    /** One block. */
    @GET
    @Path("/{number}")
    @Needs("ledger:read")
    @Operation(operationId = "getLedgerBlock", summary = "Read a block (区块)")
    @APIResponse(
            responseCode = "200",
            description = "The block",
            content =
                    @Content(
                            schema = @Schema(implementation = BlockView.class),
                            examples = @ExampleObject(name = "block", value = EXAMPLE)))
    public RestResponse<BlockView> getLedgerBlock(@RestPath UUID communityId, @RestPath long number)
            throws SQLException {
        var view = chain.get(communityId, number);
        return preconditions.answer(view, view.hash());
    }
}
