package org.communityops.kit.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * One piece of news as a follower gets it.
 *
 * @param id the news' identity at its producer
 * @param position dense within the slice
 */
public record FeedItem(
        String id,
        int slice,
        long position,
        UUID communityId,
        String type,
        String subject,
        Instant time,
        JsonNode data) {}
