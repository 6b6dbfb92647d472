package org.communityops.kpi.community;

import java.time.ZoneId;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;

/** What member-service tells of a community, as far as this service reads it. */
record CommunityNews(UUID id, String slug, ZoneId zone) {
    static CommunityNews of(FeedItem item) {
        var data = item.data();
        return new CommunityNews(
                item.communityId(),
                data.required("slug").asText(),
                ZoneId.of(data.required("timeZone").asText()));
    }
}
