package org.communityops.incentive.verification;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.chain.Block;
import org.communityops.incentive.verification.LedgerFault.Kind;
import org.jspecify.annotations.Nullable;

/** Compares a block with the block before it and with what its transactions are now. */
final class BlockCheck {
    private static final byte[] NOTHING_BEFORE = new byte[32];

    private BlockCheck() {}

    /**
     * @param previous the block before; null for the first
     * @param present the digests of the transactions of its stretch as they are now
     */
    static List<LedgerFault> faults(Block block, @Nullable Block previous, Map<UUID, ByteBuffer> present) {
        var faults = new ArrayList<LedgerFault>();
        if (!follows(block, previous)) {
            faults.add(LedgerFault.ofBlock(Kind.LINK, block.number()));
        }
        if (!Arrays.equals(block.hash(), block.computedHash())) {
            faults.add(LedgerFault.ofBlock(Kind.BLOCK, block.number()));
        }
        var sealed = block.sealedDigests();
        sealed.forEach((id, digest) -> {
            var now = present.get(id);
            if (now == null) {
                faults.add(LedgerFault.ofTransaction(Kind.MISSING, block.number(), id));
            } else if (!now.equals(digest)) {
                faults.add(LedgerFault.ofTransaction(Kind.CHANGED, block.number(), id));
            }
        });
        present.keySet().stream()
                .filter(id -> !sealed.containsKey(id))
                .forEach(id -> faults.add(LedgerFault.ofTransaction(Kind.ADDED, block.number(), id)));
        return faults;
    }

    private static boolean follows(Block block, @Nullable Block previous) {
        return previous == null
                ? block.after() == 0 && Arrays.equals(block.previousHash(), NOTHING_BEFORE)
                : block.after() == previous.last() && Arrays.equals(block.previousHash(), previous.hash());
    }
}
