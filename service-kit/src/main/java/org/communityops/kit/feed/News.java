package org.communityops.kit.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that other services shall hear of.
 *
 * @param subject whom or what it concerns; news of one subject keep their order
 * @param data the body, written as JSON; null where {@link FeedBodies} makes it when the feed is read
 * @param size how many news it stands for: 1, or a block that {@link FeedBodies} expands
 */
public record News(
        UUID id,
        UUID communityId,
        String type,
        String subject,
        Instant time,
        @Nullable Object data,
        int size) {
    /** The community of news that concern the whole installation. */
    public static final UUID GLOBAL = new UUID(0, 0);

    /** One piece of news with its body. */
    public static News of(UUID id, UUID communityId, String type, String subject, Instant time, Object data) {
        return new News(id, communityId, type, subject, time, data, 1);
    }

    /** The slice of a community: the same in every version and service, since positions depend on it. */
    static short slice(UUID communityId) {
        var mixed = communityId.getMostSignificantBits() ^ communityId.getLeastSignificantBits();
        mixed ^= mixed >>> 32;
        mixed ^= mixed >>> 16;
        mixed ^= mixed >>> 8;
        mixed ^= mixed >>> 4;
        return (short) (mixed & Feed.SLICES - 1);
    }
}
