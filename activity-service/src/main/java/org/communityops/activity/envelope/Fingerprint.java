package org.communityops.activity.envelope;

import java.nio.ByteBuffer;

/** The SHA-256 of what was sent, as four words: equal fingerprints mean equal events. */
public record Fingerprint(long first, long second, long third, long fourth) {
    /** Reads the 32 bytes of a SHA-256. */
    public static Fingerprint of(byte[] sha256) {
        var words = ByteBuffer.wrap(sha256);
        return new Fingerprint(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(32)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** The part that is summed up in the digests of all services. */
    public long checksum() {
        return first;
    }
}
