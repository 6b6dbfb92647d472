package org.communityops.incentive.chain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A sealed stretch of a community's ledger.
 *
 * @param number from 1, without gaps
 * @param after the block holds the transactions above this ordinal
 * @param last the ordinal of its last transaction
 * @param digests by ordinal, of each transaction its id (16 bytes) and a SHA-256 of it and its entries (32 bytes)
 * @param previousHash the hash of the block before; of the first block 32 zero bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Block(
        UUID communityId,
        long number,
        long after,
        long last,
        int transactions,
        byte[] digests,
        byte[] previousHash,
        byte[] hash,
        Instant sealedAt) {
    private static final int DIGEST = 32;

    /** What the hash of this block has to be. */
    public byte[] computedHash() {
        var sha = sha256();
        sha.update(previousHash);
        sha.update(ByteBuffer.allocate(32)
                .putLong(communityId.getMostSignificantBits())
                .putLong(communityId.getLeastSignificantBits())
                .putLong(number)
                .putLong(last)
                .flip());
        return sha.digest(digests);
    }

    /** The digests of its transactions as they were sealed, by transaction, in order. */
    public Map<UUID, ByteBuffer> sealedDigests() {
        var sealed = LinkedHashMap.<UUID, ByteBuffer>newLinkedHashMap(transactions);
        var bytes = ByteBuffer.wrap(digests);
        while (bytes.hasRemaining()) {
            var id = new UUID(bytes.getLong(), bytes.getLong());
            sealed.put(id, bytes.slice(bytes.position(), DIGEST));
            bytes.position(bytes.position() + DIGEST);
        }
        return sealed;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
