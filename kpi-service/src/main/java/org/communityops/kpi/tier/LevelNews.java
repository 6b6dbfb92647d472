package org.communityops.kpi.tier;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;

/**
 * What incentive-service tells of a member's level, as far as this service reads it.
 *
 * @param isDefault whether it is of the ladder that the community shows; others are not kept
 * @param since the local date on which the level was reached
 */
record LevelNews(UUID communityId, UUID memberId, boolean isDefault, LocalDate since, int level, String title) {
    static final String TYPE = "level.changed";

    /** Reads an item; news that do not say since when are of their own day. */
    static LevelNews of(FeedItem item, ZoneId zone) {
        var data = item.data();
        var since = data.path("since");
        return new LevelNews(
                item.communityId(),
                UUID.fromString(data.required("memberId").asText()),
                data.required("isDefault").asBoolean(),
                since.isTextual() ? LocalDate.parse(since.asText()) : LocalDate.ofInstant(item.time(), zone),
                data.required("level").asInt(),
                data.required("title").asText());
    }
}
