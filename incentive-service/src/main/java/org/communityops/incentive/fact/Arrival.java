package org.communityops.incentive.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.communityops.kit.digest.Digested;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * An activity event as the feed of activity-service brings it.
 *
 * @param data the event's own data, as JSON text
 * @param checksum of the event's content, for the digest
 * @param retracted the event had been taken back before it came
 * @param retracts the stored event that this one takes back
 */
public record Arrival(
        UUID communityId,
        UUID eventId,
        String source,
        String sourceId,
        String subject,
        UUID memberId,
        String type,
        Instant time,
        LocalDate day,
        String data,
        long checksum,
        boolean retracted,
        @Nullable UUID retracts) {
    /** Reads an {@code activity.recorded} of the feed. */
    public static Arrival of(FeedItem item, ZoneId zone) {
        var event = item.data().path("event");
        var time = Instant.parse(required(event, "time"));
        var retracts = item.data().path("retracts").path("eventId");
        return new Arrival(
                item.communityId(),
                UUID.fromString(item.id()),
                required(event, "source"),
                required(event, "id"),
                event.path("subject").asText(""),
                UUID.fromString(required(item.data(), "memberId")),
                required(event, "type"),
                time,
                LocalDate.ofInstant(time, zone),
                event.path("data").isObject() ? event.path("data").toString() : "{}",
                Long.parseUnsignedLong(required(item.data(), "checksum"), 16),
                item.data().path("retracted").asBoolean(false),
                retracts.isMissingNode() ? null : UUID.fromString(retracts.asText()));
    }

    /** What it adds to the digest. */
    public Digested digested() {
        return new Digested(communityId, time, type, checksum);
    }

    private static String required(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("activity.recorded lacks " + field);
        }
        return value.asText();
    }
}
