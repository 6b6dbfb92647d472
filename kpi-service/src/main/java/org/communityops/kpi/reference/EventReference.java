package org.communityops.kpi.reference;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kpi.fact.ActivityTypes;
import org.jspecify.annotations.Nullable;

/**
 * What an event is called, and which other one it answers.
 *
 * @param name null for events that nobody answers
 * @param about the name of the event that it answers; null for none
 */
record EventReference(
        UUID communityId,
        UUID eventId,
        @Nullable UUID name,
        @Nullable UUID about) {
    private static final Set<String> ANSWERABLE =
            Set.of(ActivityTypes.MESSAGE_POSTED, ActivityTypes.THREAD_STARTED, "content.published");

    /** Reads an item of the activity feed; empty when the event neither answers nor can be answered. */
    static Optional<EventReference> of(FeedItem item) {
        var event = item.data().required("event");
        var type = event.required("type").asText();
        var source = event.required("source").asText();
        var isAnswerable = ANSWERABLE.contains(type);
        var answered = answered(item, type);
        if (!isAnswerable && answered == null) {
            return Optional.empty();
        }
        return Optional.of(new EventReference(
                item.communityId(),
                UUID.fromString(item.id()),
                isAnswerable ? name(item, source, event.required("id").asText()) : null,
                answered == null ? null : name(item, source, answered)));
    }

    private static @Nullable String answered(FeedItem item, String type) {
        var body = item.data().required("event").path("data");
        var answered =
                switch (type) {
                    case ActivityTypes.MESSAGE_POSTED -> body.path("replyTo");
                    case ActivityTypes.REACTION_ADDED -> body.path("target");
                    default -> body.path("");
                };
        return answered.isTextual() ? answered.asText() : null;
    }

    private static UUID name(FeedItem item, String source, String id) {
        return Ids.derived(item.communityId(), source + "\n" + id);
    }
}
