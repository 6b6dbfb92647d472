package org.communityops.incentive.verification;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something in the ledger that is not as it was written. */
@Schema(name = "LedgerFault", description = "Something in the ledger that is not as it was written.")
record LedgerFault(
        @Schema(
                description =
                        "CHANGED: a transaction or one of its entries. MISSING: it was sealed and is gone. ADDED: it was not there when its stretch was sealed. BLOCK: a block does not have the hash of what it holds. LINK: a block does not follow the one before. ANCHOR: a block does not have the hash that was given. UNCHAINED: older transactions that no block holds. WALLET: a balance differs from the last entry of the wallet.")
        Kind kind,

        @Nullable @Schema(description = "The block, where one is concerned.", examples = "12")
        Long block,

        @Nullable @Schema(description = "The transaction, where one is concerned.")
        UUID transactionId,

        @Nullable @Schema(description = "The wallet's account, where one is concerned.")
        UUID accountId) {
    @Schema(name = "LedgerFaultKind")
    enum Kind {
        CHANGED,
        MISSING,
        ADDED,
        BLOCK,
        LINK,
        ANCHOR,
        UNCHAINED,
        WALLET
    }

    static LedgerFault ofTransaction(Kind kind, long block, UUID transactionId) {
        return new LedgerFault(kind, block, transactionId, null);
    }

    static LedgerFault ofBlock(Kind kind, long block) {
        return new LedgerFault(kind, block, null, null);
    }

    static LedgerFault unchained() {
        return new LedgerFault(Kind.UNCHAINED, null, null, null);
    }

    static LedgerFault ofWallet(UUID accountId) {
        return new LedgerFault(Kind.WALLET, null, null, accountId);
    }
}
