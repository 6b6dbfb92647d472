package org.communityops.kpi.experiment;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;

/** When a member first met what an experiment varies. */
record Exposure(UUID communityId, UUID experimentId, UUID memberId, String variant, Instant exposedAt) {
    /** What {@code experiment.exposed} tells. */
    static Exposure of(FeedItem item) {
        var news = item.data();
        return new Exposure(
                item.communityId(),
                UUID.fromString(news.required("experimentId").asText()),
                UUID.fromString(news.required("memberId").asText()),
                news.required("variant").asText(),
                Instant.parse(news.required("exposedAt").asText()));
    }
}
