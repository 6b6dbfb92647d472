package org.communityops.kpi.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * What activity-service tells of an event, as far as this service reads it.
 *
 * @param worth what summed measures add for it
 * @param about the campaign of a touch, the order of a purchase or a refund
 * @param marks see {@link Marks}
 * @param checksum of the event, for the digests
 * @param retracted whether it was taken back before it arrived
 * @param target the stored event that this one takes back
 */
public record RecordedActivity(
        UUID communityId,
        UUID eventId,
        UUID memberId,
        String type,
        Instant time,
        @Nullable String channel,
        @Nullable String topic,
        boolean reply,
        Worth worth,
        @Nullable String about,
        @Nullable String marks,
        long checksum,
        boolean retracted,
        @Nullable UUID target) {

    /** The news type that tells of an event. */
    public static final String NEWS = "activity.recorded";

    /** Reads one item of the activity feed. */
    public static RecordedActivity of(FeedItem item) {
        var news = item.data();
        var event = news.required("event");
        var type = event.required("type").asText();
        var body = event.path("data");
        return new RecordedActivity(
                item.communityId(),
                UUID.fromString(item.id()),
                UUID.fromString(news.required("memberId").asText()),
                type,
                Instant.parse(event.required("time").asText()),
                text(body, "channel"),
                text(body, "topic"),
                type.equals(ActivityTypes.MESSAGE_POSTED)
                        && body.path("isReply").asBoolean(false),
                Worth.of(type, body),
                about(type, body),
                Marks.of(type, body),
                Long.parseUnsignedLong(news.required("checksum").asText(), 16),
                news.path("retracted").asBoolean(false),
                target(news).orElse(null));
    }

    /** The fact, in the zone of its community and with the number of its member. */
    public Fact fact(ZoneId zone, int number) {
        var day = time.atZone(zone).toLocalDate();
        return new Fact(
                communityId,
                eventId,
                number,
                type,
                time,
                day,
                channel,
                topic,
                reply,
                worth.amount(),
                worth.currency(),
                about,
                marks,
                retracted);
    }

    private static @Nullable String about(String type, JsonNode body) {
        return switch (type) {
            case "channel.touched" -> text(body, "campaign");
            case ActivityTypes.PURCHASE_COMPLETED, ActivityTypes.PURCHASE_REFUNDED -> text(body, "orderId");
            default -> null;
        };
    }

    private static Optional<UUID> target(JsonNode news) {
        var eventId = news.path("retracts").path("eventId");
        return eventId.isTextual() ? Optional.of(UUID.fromString(eventId.asText())) : Optional.empty();
    }

    private static @Nullable String text(JsonNode body, String field) {
        var value = body.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
