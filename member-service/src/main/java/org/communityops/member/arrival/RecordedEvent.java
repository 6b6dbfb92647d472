package org.communityops.member.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.communityops.kit.digest.Digested;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of an {@code activity.recorded}.
 *
 * @param actor null where nobody acts, as when an event is retracted
 * @param checksum the 64 bits by which the services compare what they have processed
 */
record RecordedEvent(UUID communityId, @Nullable Actor actor, String type, Instant time, long checksum) {

    /**
     * Who acted.
     *
     * @param memberId whom activity-service took the account for
     */
    record Actor(UUID communityId, UUID memberId, String platform, String externalId) {}

    static final String NEWS_TYPE = "activity.recorded";

    /** Fails on news that are not as agreed, so that they are set aside, not half understood. */
    static RecordedEvent of(FeedItem item) {
        var data = item.data();
        var event = data.required("event");
        return new RecordedEvent(
                item.communityId(),
                data.has("memberId") ? actor(item.communityId(), data) : null,
                text(event, "type"),
                OffsetDateTime.parse(text(event, "time")).toInstant().truncatedTo(ChronoUnit.MICROS),
                Long.parseUnsignedLong(text(data, "checksum"), 16));
    }

    private static Actor actor(UUID communityId, JsonNode data) {
        var memberId = UUID.fromString(text(data, "memberId"));
        return new Actor(communityId, memberId, text(data, "platform"), text(data, "externalId"));
    }

    boolean isJoining() {
        return type.equals("member.joined");
    }

    Digested digested() {
        return new Digested(communityId, time, type, checksum);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asText();
    }
}
