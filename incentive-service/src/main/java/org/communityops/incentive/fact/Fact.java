package org.communityops.incentive.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One activity event, as far as rating looks at it.
 *
 * @param eventId of the stored event, the same in every service
 * @param sourceId the id that the sender gave, unique within the source
 * @param subject the actor as its platform knows it
 * @param day local date in the zone of the community
 * @param data the event's own data; whole numbers are longs
 */
public record Fact(
        UUID communityId,
        UUID eventId,
        String source,
        String sourceId,
        String subject,
        UUID memberId,
        String type,
        Instant time,
        LocalDate day,
        Map<String, Object> data,
        boolean retracted) {
    /** The order in which events count: by time, those of one instant by their id as ASCII. */
    public static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::time).thenComparing(Fact::sourceId).thenComparing(Fact::source);

    /** Whether the member reacted to something of its own. */
    public boolean isReactionToOneself() {
        return type.equals("reaction.added") && subject.equals(data.get("targetAuthor"));
    }

    /** What expressions see. */
    public Map<String, Object> variables() {
        var event = HashMap.<String, Object>newHashMap(5);
        event.put("type", type);
        event.put("source", source);
        event.put("subject", subject);
        event.put("time", time);
        var channel = data.get("channel");
        if (channel != null) {
            event.put("channel", channel);
        }
        return Map.of("event", event, "data", data);
    }
}
