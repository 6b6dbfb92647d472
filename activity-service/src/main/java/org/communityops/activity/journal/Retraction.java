package org.communityops.activity.journal;

import java.util.UUID;
import org.communityops.activity.envelope.Envelope;

/** The taking back of an event, which may not be there yet. */
record Retraction(EventKey target, UUID eventId) {
    /** What a recorded event of the type {@code event.retracted} takes back. */
    static Retraction of(Draft draft) {
        var data = draft.envelope().data();
        var id = data == null ? "" : data.path("id").asText();
        var source = data == null ? null : data.get("source");
        var target = new EventKey(
                draft.key().communityId(), source == null ? draft.envelope().source() : source.asText(), id);
        return new Retraction(target, draft.id());
    }

    static boolean isOne(Draft draft) {
        return draft.envelope().type().equals(Envelope.RETRACTED);
    }
}
