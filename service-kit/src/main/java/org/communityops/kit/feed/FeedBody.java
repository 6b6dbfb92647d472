package org.communityops.kit.feed;

import java.time.Instant;
import java.util.UUID;

/**
 * One piece of news out of a block.
 *
 * @param data the body as JSON text
 */
public record FeedBody(UUID id, String subject, Instant time, String data) {}
