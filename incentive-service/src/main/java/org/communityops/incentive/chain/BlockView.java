package org.communityops.incentive.chain;

import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block as callers see it. */
@Schema(name = "LedgerBlock", description = "A sealed stretch of the ledger (区块); never changed.")
record BlockView(
        @Schema(description = "From 1, without gaps.", examples = "1204")
        long number,

        @Schema(description = "How many transactions it holds.", examples = "318")
        int transactions,

        @Schema(
                description = "The hash of the block before, in hexadecimal; zeros before the first.",
                examples = "0000000000000000000000000000000000000000000000000000000000000000")
        String previousHash,

        @Schema(
                description =
                        "SHA-256 over the hash before, the community, the number, and the digests of its transactions. Keep it elsewhere to prove later that nothing up to here was changed.",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash,

        @Schema(description = "When it was sealed.", examples = "2026-11-20T02:15:03.120004Z")
        Instant sealedAt) {
    static BlockView of(long number, int transactions, byte[] previousHash, byte[] hash, Instant sealedAt) {
        var hex = HexFormat.of();
        return new BlockView(number, transactions, hex.formatHex(previousHash), hex.formatHex(hash), sealedAt);
    }
}
