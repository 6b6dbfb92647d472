package org.communityops.incentive.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.chain.Block;
import org.communityops.incentive.verification.LedgerFault.Kind;
import org.junit.jupiter.api.Test;

class BlockCheckTest {
    private static final UUID COMMUNITY = new UUID(1, 1);
    private static final UUID FIRST = new UUID(7, 1);
    private static final UUID SECOND = new UUID(7, 2);
    private static final UUID THIRD = new UUID(7, 3);

    private final Block one = block(1, 0, 20, new byte[32], FIRST, SECOND);
    private final Block two = block(2, 20, 30, one.hash(), THIRD);

    private static ByteBuffer digest(UUID transaction) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest(transaction.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Block block(long number, long after, long last, byte[] previous, UUID... transactions) {
        var digests = ByteBuffer.allocate(48 * transactions.length);
        for (var transaction : transactions) {
            digests.putLong(transaction.getMostSignificantBits()).putLong(transaction.getLeastSignificantBits());
            digests.put(digest(transaction));
        }
        var unsealed = new Block(
                COMMUNITY,
                number,
                after,
                last,
                transactions.length,
                digests.array(),
                previous,
                new byte[32],
                Instant.EPOCH);
        return with(unsealed, unsealed.digests(), unsealed.computedHash());
    }

    private static Block with(Block block, byte[] digests, byte[] hash) {
        return new Block(
                block.communityId(),
                block.number(),
                block.after(),
                block.last(),
                block.transactions(),
                digests,
                block.previousHash(),
                hash,
                block.sealedAt());
    }

    private static Map<UUID, ByteBuffer> present(UUID... transactions) {
        var present = new HashMap<UUID, ByteBuffer>();
        for (var transaction : transactions) {
            present.put(transaction, digest(transaction));
        }
        return present;
    }

    @Test
    void findsNothingWhereNothingWasChanged() {
        assertThat(BlockCheck.faults(one, null, present(FIRST, SECOND))).isEmpty();
        assertThat(BlockCheck.faults(two, one, present(THIRD))).isEmpty();
    }

    @Test
    void namesTheTransactionThatWasChangedRemovedOrAdded() {
        var present = present(FIRST, THIRD);
        present.put(FIRST, digest(SECOND));

        assertThat(BlockCheck.faults(one, null, present))
                .containsExactly(
                        LedgerFault.ofTransaction(Kind.CHANGED, 1, FIRST),
                        LedgerFault.ofTransaction(Kind.MISSING, 1, SECOND),
                        LedgerFault.ofTransaction(Kind.ADDED, 1, THIRD));
    }

    @Test
    void findsABlockWhoseDigestsWereMadeToFitTheChange() {
        var forged = with(one, block(1, 0, 20, new byte[32], FIRST, THIRD).digests(), one.hash());

        assertThat(BlockCheck.faults(forged, null, present(FIRST, THIRD)))
                .containsExactly(LedgerFault.ofBlock(Kind.BLOCK, 1));
    }

    @Test
    void findsABlockThatDoesNotFollowTheOneBefore() {
        var rewritten = block(1, 0, 20, new byte[32], FIRST, THIRD);

        assertThat(BlockCheck.faults(two, rewritten, present(THIRD)))
                .containsExactly(LedgerFault.ofBlock(Kind.LINK, 2));
        assertThat(BlockCheck.faults(two, null, present(THIRD))).containsExactly(LedgerFault.ofBlock(Kind.LINK, 2));
    }
}
