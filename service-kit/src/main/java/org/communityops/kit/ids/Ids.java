package org.communityops.kit.ids;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes identifiers as RFC 9562 describes them. */
public final class Ids {
    /** The most identifiers that one block holds. */
    public static final int BLOCK_LIMIT = 1 << 16;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** A new UUIDv7: time-ordered to the millisecond, unguessable. */
    public static UUID next() {
        return new UUID(timeAndRandom(), VARIANT | (RANDOM.nextLong() >>> 2));
    }

    /**
     * New UUIDv7s that differ only in their last 16 bits, a counter (RFC 9562, 6.2 method 1), so that in key order no
     * other identifier lies between them and {@link #blockEnd} bounds them.
     *
     * @param count 1 to {@link #BLOCK_LIMIT}
     */
    public static List<UUID> block(int count) {
        if (count < 1 || count > BLOCK_LIMIT) {
            throw new IllegalArgumentException("A block holds 1 to " + BLOCK_LIMIT + " identifiers, not " + count);
        }
        var high = timeAndRandom();
        var low = VARIANT | (RANDOM.nextLong() >>> 2 & ~0xFFFFL);
        var ids = new ArrayList<UUID>(count);
        for (var i = 0; i < count; i++) {
            ids.add(new UUID(high, low | i));
        }
        return ids;
    }

    /** The greatest identifier that can belong to the block of {@code member}. */
    public static UUID blockEnd(UUID member) {
        return new UUID(member.getMostSignificantBits(), member.getLeastSignificantBits() | 0xFFFFL);
    }

    /** The UUIDv5 of a name within a name space: everybody derives the same. */
    public static UUID derived(UUID nameSpace, String name) {
        var sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(nameSpace.getMostSignificantBits())
                .putLong(nameSpace.getLeastSignificantBits())
                .flip());
        var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        var high = hash.getLong() & ~0xF000L | 0x5000L;
        var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
        return new UUID(high, low);
    }

    /** The identifier of whoever is known as {@code externalId} on a platform and is not linked to anybody yet. */
    public static UUID derived(UUID nameSpace, String platform, String externalId) {
        return derived(nameSpace, platform + ":" + externalId);
    }

    private static long timeAndRandom() {
        return CLOCK.millis() << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
