package org.communityops.kit.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the feed: one piece of news, or a block of them.
 *
 * @param position the position of the last of its news
 * @param data the body as JSON; null for a block
 */
public record FeedRow(
        int slice,
        long position,
        int size,
        UUID id,
        UUID communityId,
        String type,
        String subject,
        Instant time,
        @Nullable String data) {}
